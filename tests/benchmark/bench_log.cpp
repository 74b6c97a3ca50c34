// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-05, P-06, P-07: the log view takes lines, jumps through a long log and shows one endless line, against a QPlainTextEdit that
// keeps as many lines.

#include "models/logs/logstore.h"
#include "tests/benchmark/figures.h"
#include "ui/logs/logview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QScrollBar>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int batchLines = 1000;
constexpr int batches = 100; // a hundred thousand lines
const QByteArray line = "2026-11-22T10:11:12.345Z web-3 INFO request id=8f3a path=/orders/1234 status=200 bytes=5120 dur=37ms user=anna region=eu";

LogBatch batchOf(int lines)
{
    LogBatch batch;
    for (int i = 0; i < lines; ++i)
        batch.append(line, 1'790'000'000'000'000'000 + i, LogChannel::Output);
    return batch;
}

class OurLog
{
public:
    OurLog()
    {
        m_store.addSource(u"web"_s);
        m_view.setLog(&m_store);
        m_view.resize(1000, 700);
        m_view.show();
    }

    void append(const LogBatch &batch)
    {
        m_store.append(0, batch);
        QCoreApplication::processEvents();
    }
    void jump(double part)
    {
        QScrollBar &bar = *m_view.verticalScrollBar();
        bar.setValue(static_cast<int>(part * bar.maximum()));
        m_view.viewport()->repaint();
    }
    void showEnd()
    {
        m_view.setFollowing(true);
        QCoreApplication::processEvents();
        m_view.viewport()->repaint();
    }

private:
    LogStore m_store;
    LogView m_view;
};

class PlainLog
{
public:
    PlainLog()
    {
        m_edit.setReadOnly(true);
        m_edit.setLineWrapMode(QPlainTextEdit::NoWrap);
        m_edit.resize(1000, 700);
        m_edit.show();
    }

    void append(const QString &text)
    {
        m_edit.appendPlainText(text);
        QCoreApplication::processEvents();
    }
    void jump(double part)
    {
        QScrollBar &bar = *m_edit.verticalScrollBar();
        bar.setValue(static_cast<int>(part * bar.maximum()));
        m_edit.viewport()->repaint();
    }

private:
    QPlainTextEdit m_edit;
};

void measureAppending(OurLog &ours, PlainLog &plain)
{
    const LogBatch batch = batchOf(batchLines);
    const QString text = QString::fromUtf8(QByteArray(line + '\n').repeated(batchLines - 1) + line);
    QList<double> our;
    QList<double> its;
    for (int i = 0; i < batches; ++i) {
        our.append(millisecondsOf([&] { ours.append(batch); }));
        its.append(millisecondsOf([&] { plain.append(text); }));
    }
    // A million lines a second are a thousand in a millisecond.
    report({.goal = u"P-07"_s, .what = u"a thousand lines more"_s, .unit = u"ms"_s, .ours = our, .yardstickName = u"QPlainTextEdit"_s, .yardstick = its, .atMostTimes = 0.2, .atMost = 1});
}

void measureJumps(OurLog &ours, PlainLog &plain)
{
    QList<double> our;
    QList<double> its;
    for (int i = 0; i < 500; ++i) {
        const double part = i * 37 % 500 / 500.0;
        our.append(millisecondsOf([&] { ours.jump(part); }));
        its.append(millisecondsOf([&] { plain.jump(part); }));
    }
    report({.goal = u"P-05"_s, .what = u"a jump in 100,000 lines"_s, .unit = u"ms"_s, .ours = our, .yardstickName = u"QPlainTextEdit"_s, .yardstick = its,
            .atMostTimes = 1.0, .atMost = 4, .percentile = 99});
}

void measureEndlessLine()
{
    LogBatch batch;
    batch.append(QByteArray(10'000'000, 'x'), 0, LogChannel::Output);
    QList<double> paints;
    for (int i = 0; i < 5; ++i) {
        OurLog log;
        log.showEnd();
        paints.append(millisecondsOf([&] {
            log.append(batch);
            log.showEnd();
        }));
    }
    report({.goal = u"P-06"_s, .what = u"a line of 10 MB on screen"_s, .unit = u"ms"_s, .ours = paints, .atMost = 100});
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    applyTheme(program, ThemeChoice::Light);
    OurLog ours;
    PlainLog plain;
    measureAppending(ours, plain);
    measureJumps(ours, plain);
    measureEndlessLine();
}
