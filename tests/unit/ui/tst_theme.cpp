// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastAsWcagCountsIt()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    // WCAG 2.2, 1.4.3: text; 1.4.11: what must be seen of controls and charts.
    void pairs_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
            const QList<std::pair<QByteArray, QColor>> backs{{"window", theme->window}, {"surface", theme->surface}, {"raised", theme->raised}, {"accentSoft", theme->accentSoft}};
            const auto add = [&](const QByteArray &name, const QColor &front, const QByteArray &backName, const QColor &back, double least) {
                QTest::newRow(QByteArray((theme->isDark ? "dark: " : "light: ") + name + " on " + backName).constData()) << front << back << least;
            };
            const QList<std::pair<QByteArray, QColor>> texts{{"text", theme->text}, {"dim", theme->dim}, {"good", theme->good}, {"warn", theme->warn},
                                                             {"bad", theme->bad}, {"info", theme->info}, {"accent", theme->accent}};
            for (const auto &[name, front] : texts)
                for (const auto &[backName, back] : backs)
                    add(name, front, backName, back, 4.5);
            for (const auto &[backName, back] : backs)
                if (backName != "accentSoft")
                    add("faint", theme->faint, backName, back, 4.5); // placeholders; what is disabled may be less
            for (const auto &[name, front] : texts.sliced(2))
                add(name, front, "its tint", theme->soft(front), 4.5);
            add("text", theme->text, "a warning's tint", theme->soft(theme->warn), 4.5);
            add("onAccent", theme->onAccent, "accent", theme->accent, 4.5);
            add("window", theme->window, "text (notices)", theme->text, 4.5);
            for (qsizetype i = 0; i < theme->series.size(); ++i)
                add(QByteArray("series " + QByteArray::number(i)), theme->series.at(i), "surface", theme->surface, 3);
            for (qsizetype i = 0; i < 16; ++i)
                add(QByteArray("terminal " + QByteArray::number(i)), theme->terminal.at(i), "surface", theme->surface, 4.5);
            add("focus", theme->accent, "window", theme->window, 3);
            add("border", theme->lineStrong, "surface", theme->surface, 3);
            add("border", theme->lineStrong, "window", theme->window, 3);
        }
    }

    void pairs()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, back);
        QFETCH(double, least);
        const double reached = contrast(front, back);
        QVERIFY2(reached >= least, qPrintable(u"%1 on %2: %3 of %4"_s.arg(front.name(), back.name(), QString::number(reached, 'f', 2), QString::number(least))));
    }

    // A box to tick is seen on what it stands on, ticked or not (WCAG 2.2, 1.4.11).
    void checkBoxes_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }

    void checkBoxes()
    {
        QFETCH(ThemeChoice, choice);
        applyTheme(*qApp, choice);
        QCheckBox box(u"x"_s);
        box.resize(120, 40);
        const Theme &theme = Theme::of(box.palette());
        for (const bool isChecked : {false, true}) {
            box.setChecked(isChecked);
            QImage picture(box.size(), QImage::Format_RGB32);
            picture.fill(theme.window);
            box.render(&picture, {}, {}, QWidget::DrawChildren);
            double most = 1;
            for (int x = 0; x < 20; ++x)
                most = std::max(most, contrast(picture.pixelColor(x, box.height() / 2), theme.window));
            QVERIFY2(most >= 3, qPrintable(QString::number(most)));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
