// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timechart.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/tabledelegate.h"

#include <QApplication>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QHelpEvent>
#include <QStandardItemModel>
#include <QTest>
#include <QToolTip>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString hostile = u"<img src=\"file:///bait.png\"> <b>bold</b> a & b &lt;"_s;

QLabel *shownToolTip()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        if (window->inherits("QTipLabel") && window->isVisible())
            return qobject_cast<QLabel *>(window);
    return nullptr;
}

void askForToolTip(QWidget *widget, const QPoint &place)
{
    QHelpEvent help(QEvent::ToolTip, place, widget->mapToGlobal(place));
    QApplication::sendEvent(widget, &help);
}

QStringList legendTexts(const QWidget &chart)
{
    QStringList texts;
    const auto items = chart.findChild<QGraphicsView *>()->scene()->items();
    for (QGraphicsItem *item : items)
        if (auto *text = qgraphicsitem_cast<QGraphicsTextItem *>(item); text && text->isVisible())
            texts.append(text->toPlainText());
    return texts;
}

} // namespace

// text from outside is shown as it is, and nothing is loaded for it.
class TestPlainTexts : public QObject
{
    Q_OBJECT

private:
    void compareToolTip()
    {
        const QLabel *tip = shownToolTip();
        QVERIFY(tip);
        QCOMPARE(tip->text(), hostile);
        QCOMPARE(tip->textFormat(), Qt::PlainText);
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }

    void cleanup()
    {
        QToolTip::hideText();
        delete shownToolTip();
    }

    void toolTipOfAWidget()
    {
        QWidget widget;
        widget.setToolTip(hostile);
        widget.show();
        askForToolTip(&widget, {5, 5});
        compareToolTip();
    }

    void toolTipOfACell()
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), hostile, Qt::ToolTipRole);
        QTreeView view;
        view.setItemDelegate(new TableDelegate(&view));
        view.setModel(&model);
        view.show();
        askForToolTip(view.viewport(), view.visualRect(model.index(0, 0)).center());
        compareToolTip();
    }

    void toolTipThatIsReused()
    {
        QWidget widget;
        widget.show();
        QToolTip::showText(widget.mapToGlobal(QPoint(5, 5)), u"harmless"_s, &widget);
        QToolTip::showText(widget.mapToGlobal(QPoint(9, 9)), hostile, &widget);
        compareToolTip();
    }

    void toolTipAfterTheThemeChanged()
    {
        applyTheme(*qApp, ThemeChoice::Dark);
        QWidget widget;
        widget.setToolTip(hostile);
        widget.show();
        askForToolTip(&widget, {5, 5});
        compareToolTip();
    }

    void label()
    {
        const PlainLabel label(hostile);
        QCOMPARE(label.text(), hostile);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(hostile));
    }

    void legendOfAChart()
    {
        TimeChart chart(u"CPU"_s, {1, u"%.0f"_s, [](double value) { return QString::number(value); }});
        chart.resize(1200, 400);
        chart.setVisible(true);
        chart.show({{hostile, {{0, 1}, {1000, 2}}}, {u"plain"_s, {{0, 1}, {1000, 2}}}}, 0, 1000, 1000);
        QTRY_VERIFY(legendTexts(chart).contains(u"plain"_s));
        QVERIFY2(legendTexts(chart).contains(hostile), qPrintable(legendTexts(chart).join(u'\n')));
    }
};

QTEST_MAIN(TestPlainTexts)
#include "tst_plaintexts.moc"
