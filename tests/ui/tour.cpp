// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspection.h"
#include "tests/ui/scenes.h"

#include "translations/language.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QSaveFile>
#include <QSet>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

struct View
{
    QString name;
    QSize size;
    ThemeChoice theme;
};

const QList<View> views{
    {u"light"_s, {1280, 800}, ThemeChoice::Light},
    {u"dark"_s, {1280, 800}, ThemeChoice::Dark},
    {u"light-small"_s, {1000, 650}, ThemeChoice::Light},
    {u"dark-small"_s, {1000, 650}, ThemeChoice::Dark},
    {u"light-large"_s, {1920, 1200}, ThemeChoice::Light},
    {u"dark-large"_s, {1920, 1200}, ThemeChoice::Dark},
};

// A page that failed to draw is one colour, or nearly.
bool showsSomething(const QImage &picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    return colours.size() > 20;
}

QString pageOfAll()
{
    QString html = u"<!doctype html><meta charset=utf-8><title>Quayside, every page</title><style>body{font:14px sans-serif;margin:24px}"
                   u"img{width:31%;margin:1%;border:1px solid #8888}</style>"_s;
    for (const Scene &scene : scenes()) {
        html += u"<h2>%1</h2>"_s.arg(scene.name);
        for (const View &view : views)
            html += u"<a href='%1-%2.png'><img loading=lazy src='%1-%2.png' title='%2'></a>"_s.arg(scene.name, view.name);
    }
    return html;
}

} // namespace

class Tour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        speak(*qApp);
        QVERIFY(QDir().mkpath(folder));
        QSaveFile index(folder + u"/index.html"_s);
        QVERIFY(index.open(QIODevice::WriteOnly));
        index.write(pageOfAll().toUtf8());
        QVERIFY(index.commit());
    }

    void shows_data()
    {
        QTest::addColumn<Scene>("scene");
        for (const Scene &scene : scenes())
            QTest::newRow(qPrintable(scene.name)) << scene;
    }

    void shows()
    {
        QFETCH(const Scene, scene);
        QStringList faults;
        applyTheme(*qApp, ThemeChoice::Light);
        Stage stage(scene.scenario);
        scene.play(stage);
        for (const View &view : views) {
            applyTheme(*qApp, view.theme);
            stage.window.resize(view.size);
            stage.settle();
            const QImage picture = stage.window.grab().toImage();
            QVERIFY2(showsSomething(picture), qPrintable(view.name));
            QVERIFY(picture.save(folder + u"/%1-%2.png"_s.arg(scene.name, view.name)));
            for (const QString &fault : faultsOf(stage.window))
                faults.append(view.name + u": "_s + fault);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

private:
    const QString folder = QStringLiteral(QUAYSIDE_TOUR);
};

QTEST_MAIN(Tour)
#include "tour.moc"
