// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-22 to P-26: the list with 10,000 groups (and with 100,000, the stretch), against the plainest list that Qt makes. A time is
// what the thread of the window works until the list is painted again.

#include "app/storage/records.h"
#include "app/storage/settingsfile.h"
#include "app/storage/snapshotfiles.h"
#include "models/session/session.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/manygroups.h"
#include "ui/groups/groupspage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

void settle()
{
    for (int i = 0; i < 6; ++i) // an operation begins, ends and is told of on turns of their own
        QCoreApplication::processEvents();
}

QList<double> repeated(const std::function<void()> &action)
{
    constexpr int repetitions = 11;
    QList<double> times;
    action();
    settle();
    for (int i = 0; i < repetitions; ++i)
        times.append(millisecondsOf([&] {
            action();
            settle();
        }));
    return times;
}

RateCard rateCard()
{
    QFile file(u":/rates/aci.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no rate card");
    return *RateCard::fromJson(file.readAll());
}

// The page as the window shows it.
class OurList
{
public:
    explicit OurList(int count)
        : m_engine(count)
        , m_estimator(rateCard())
        , m_settings(m_folder.filePath(u"settings"_s))
        , m_session(m_clock, m_estimator, {m_snapshots, m_ledger, m_journal})
    {
        m_session.addConnection(m_engine);
        m_page = std::make_unique<GroupsPage>(m_session, m_settings);
        m_page->resize(1000, 700);
        m_page->show();
        m_firstPaint = millisecondsOf([this] {
            m_session.start();
            settle();
            tree().viewport()->repaint();
        });
        if (tree().model()->rowCount() != count)
            qFatal("the list is not there");
        m_engine.measureTenth();
    }

    QTreeView &tree() { return *m_page->findChild<QTreeView *>(u"groups"_s); }
    QLineEdit &filter() { return *m_page->findChild<QLineEdit *>(u"filter"_s); }
    ManyGroups &engine() { return m_engine; }
    double firstPaint() const { return m_firstPaint; } // milliseconds, from the groups as values on
    void sortBy(int column) { tree().sortByColumn(column, Qt::AscendingOrder); }

private:
    const QTemporaryDir m_folder;
    ManyGroups m_engine;
    const SystemClock m_clock;
    const CostEstimator m_estimator;
    NoSnapshots m_snapshots;
    NoLedger m_ledger;
    NoJournal m_journal;
    SettingsFile m_settings;
    Session m_session;
    std::unique_ptr<GroupsPage> m_page;
    double m_firstPaint = 0;
};

// Every step of a way down through all rows, painted: milliseconds.
QList<double> scrolled(QTreeView &tree)
{
    constexpr int steps = 500;
    QScrollBar &bar = *tree.verticalScrollBar();
    QList<double> frames;
    for (int step = 0; step <= steps; ++step)
        frames.append(millisecondsOf([&] {
            bar.setValue(static_cast<int>(static_cast<qint64>(bar.maximum()) * step / steps));
            tree.viewport()->repaint();
        }));
    bar.setValue(0);
    return frames;
}

// Items in Qt's own model, sorted and filtered by Qt's own proxy.
class PlainList
{
public:
    explicit PlainList(int count)
        : m_items(count, columns)
    {
        for (int row = 0; row < count; ++row)
            for (int column = 0; column < columns; ++column)
                m_items.setItem(row, column, new QStandardItem(text(row, column)));
        m_proxy.setSourceModel(&m_items);
        m_proxy.setFilterKeyColumn(name);
        m_tree.setModel(&m_proxy);
        m_tree.setUniformRowHeights(true);
        m_tree.setSortingEnabled(true);
        m_tree.resize(1000, 700);
        m_tree.show();
        settle();
    }

    void changeTenth()
    {
        for (int row = m_round++ % 10; row < m_items.rowCount(); row += 10)
            m_items.item(row, state)->setText(m_items.item(row, state)->text() == u"Running"_s ? u"Stopped"_s : u"Running"_s);
    }
    QTreeView &tree() { return m_tree; }
    void filter(const QString &words) { m_proxy.setFilterFixedString(words); }
    void sortBy(int column, Qt::SortOrder order = Qt::AscendingOrder) { m_tree.sortByColumn(column, order); }

    static constexpr int state = 0;
    static constexpr int name = 1;

private:
    static constexpr int columns = 6;
    static QString text(int row, int column)
    {
        return column == state ? u"Running"_s : column == name ? u"group-%1"_s.arg(row * 7919 % 1'000'003, 7, 10, QChar(u'0')) : QString::number(row);
    }

    QStandardItemModel m_items;
    QSortFilterProxyModel m_proxy;
    QTreeView m_tree;
    int m_round = 0;
};

class Measuring
{
public:
    explicit Measuring(int count)
        : m_count(count)
        , m_ours(count)
        , m_plain(count)
    {
    }

    void run(double refreshGoal)
    {
        report({.goal = u"P-25"_s, .what = u"first paint of %L1 groups"_s.arg(m_count), .unit = u"ms"_s, .ours = {m_ours.firstPaint()}, .atMost = m_count <= 10'000 ? 50.0 : 0});
        report({.goal = u"P-26"_s, .what = u"a step of scrolling, %L1 groups"_s.arg(m_count), .unit = u"ms"_s, .ours = scrolled(m_ours.tree()),
                .yardstickName = u"Qt's list"_s, .yardstick = scrolled(m_plain.tree()), .atMost = 16.7, .percentile = 100});
        m_ours.sortBy(ContainerGroupModel::Group);
        m_plain.sortBy(PlainList::name);
        compare(u"P-22"_s, u"refresh, a tenth changed, sorted by name"_s, refreshGoal, [this] { m_ours.engine().changeTenth(); }, [this] { m_plain.changeTenth(); });
        filter();
        sort();
        m_ours.sortBy(ContainerGroupModel::State);
        m_plain.sortBy(PlainList::state);
        compare(u"P-22"_s, u"refresh, a tenth changed, sorted by it"_s, refreshGoal, [this] { m_ours.engine().changeTenth(); }, [this] { m_plain.changeTenth(); });
        m_ours.sortBy(ContainerGroupModel::Cpu);
        compare(u"P-22"_s, u"a tenth measured, sorted by CPU"_s, refreshGoal, [this] { m_ours.engine().measureTenth(); }, [this] { m_plain.changeTenth(); });
    }

private:
    void filter()
    {
        int ours = 0;
        int plain = 0;
        const auto word = [](int round) { return round % 2 ? u"0"_s : u"01"_s; };
        compare(u"P-23"_s, u"a letter in the filter"_s, 8, [&] { m_ours.filter().setText(word(ours++)); }, [&] { m_plain.filter(word(plain++)); });
        m_ours.filter().clear();
        m_plain.filter({});
    }

    void sort()
    {
        int ours = 0;
        int plain = 0;
        const auto order = [](int round) { return round % 2 ? Qt::AscendingOrder : Qt::DescendingOrder; };
        compare(u"P-24"_s, u"a click that sorts by name"_s, 16, [&] { m_ours.tree().sortByColumn(ContainerGroupModel::Group, order(ours++)); },
                [&] { m_plain.sortBy(PlainList::name, order(plain++)); });
    }

    // Goals that are absolute hold at 10,000; at 100,000 they are the stretch, and only the ratio is judged. A refresh has none: Qt's
    // list is told what changed, while ours finds it out and counts what it costs.
    void compare(const QString &goal, const QString &what, double atMost, const std::function<void()> &ours, const std::function<void()> &plain)
    {
        const QString words = u"%1, %L2 groups"_s.arg(what).arg(m_count);
        const QList<double> yardstick = repeated(plain);
        report({.goal = goal, .what = words, .unit = u"ms"_s, .ours = repeated(ours), .yardstickName = u"QStandardItemModel and QSortFilterProxyModel"_s, .yardstick = yardstick,
                .atMostTimes = goal == u"P-22"_s ? 0 : 1.0, .atMost = m_count <= 10'000 ? atMost : 0});
    }

    const int m_count;
    OurList m_ours;
    PlainList m_plain;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    applyTheme(program, ThemeChoice::Light);
    const int only = argc > 1 ? atoi(argv[1]) : 0;
    for (const int count : only > 0 ? QList{only} : QList{10'000, 100'000})
        Measuring(count).run(16);
}
