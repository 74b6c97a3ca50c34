// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rowmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

struct Word
{
    int key = 0;
    QString text;
    bool operator==(const Word &) const = default;
};

class WordModel final : public RowModel<Word, int>
{
public:
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    mutable int keysAsked = 0;

protected:
    int key(const Word &row) const override
    {
        ++keysAsked;
        return row.key;
    }
    QVariant cell(const Word &row, int column, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(column == 0 ? QString::number(row.key) : row.text) : QVariant();
    }
};

// "1 2b": two rows, the second with a text.
QList<Word> words(const QString &text)
{
    QList<Word> list;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        list.append({word.at(0).digitValue(), word.mid(1)});
    return list;
}

// What the model says it does: "+1" a row inserted at 1, "-" removed, "~" changed.
class Signals
{
public:
    explicit Signals(QAbstractItemModel &model)
    {
        QObject::connect(&model, &QAbstractItemModel::rowsInserted, [this](const QModelIndex &, int first, int last) { add(u'+', first, last); });
        QObject::connect(&model, &QAbstractItemModel::rowsRemoved, [this](const QModelIndex &, int first, int last) { add(u'-', first, last); });
        QObject::connect(&model, &QAbstractItemModel::dataChanged, [this](const QModelIndex &first, const QModelIndex &last) { add(u'~', first.row(), last.row()); });
        QObject::connect(&model, &QAbstractItemModel::modelReset, [this] { text += u"RESET "; });
        QObject::connect(&model, &QAbstractItemModel::layoutChanged, [this] { text += u"LAYOUT "; });
    }
    QString take() { return std::exchange(text, {}).trimmed(); }

private:
    void add(QChar sign, int first, int last)
    {
        for (int row = first; row <= last; ++row)
            text += sign + QString::number(row) + u' ';
    }
    QString text;
};

} // namespace

class TestRowModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setRows_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &before, const QString &after, const QString &says) { QTest::newRow(name) << before << after << says; };
        row("nothing", {}, {}, {});
        row("the first", {}, u"1 2"_s, u"+0 +1"_s);
        row("the same", u"1a 2b"_s, u"1a 2b"_s, {});
        row("one changed", u"1a 2b 3c"_s, u"1a 2x 3c"_s, u"~1"_s);
        row("one in front", u"1 2"_s, u"3 1 2"_s, u"+0"_s);
        row("one at the end", u"1 2"_s, u"1 2 3"_s, u"+2"_s);
        row("one gone", u"1 2 3"_s, u"1 3"_s, u"-1"_s);
        row("all gone", u"1 2"_s, {}, u"-1 -0"_s);
        row("others", u"1 2"_s, u"3 4"_s, u"-1 -0 +0 +1"_s);
        row("one moved up", u"1 2 3"_s, u"3 1 2"_s, u"-2 +0"_s);
        row("the same key twice", u"1a"_s, u"1a 1b"_s, u"+1"_s);
        row("and once again", u"1a 1b"_s, u"1a"_s, u"-1"_s);
        row("the other of two", u"1a 1b"_s, u"1b"_s, u"~0 -1"_s);
    }

    void setRows()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        WordModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows(words(before));
        QCOMPARE(model.rows(), words(before));
        Signals heard(model);
        model.setRows(words(after));
        QCOMPARE(model.rows(), words(after));
        QTEST(heard.take(), "says");
        model.setRows(words(after));
        QCOMPARE(heard.take(), QString()); // no news
    }

    void randomRefreshes()
    {
        WordModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(7);
        for (int round = 0; round < 500; ++round) {
            QList<int> keys{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
            std::shuffle(keys.begin(), keys.end(), random);
            QList<Word> latest;
            for (const int key : keys.first(random.bounded(11)))
                latest.append({key, QString::number(random.bounded(3))});
            std::optional<Word> held;
            QPersistentModelIndex index;
            if (model.rowCount() > 0) {
                index = model.index(random.bounded(model.rowCount()), 0);
                held = model.row(index.row());
            }
            model.setRows(latest);
            QCOMPARE(model.rows(), latest);
            if (held && index.isValid())
                QCOMPARE(model.row(index.row()).key, held->key); // a selection stays with its row
        }
        QCOMPARE(resets.size(), 0);
    }

    // New rows come in front of many: no search through all of them for each.
    void manyNewRowsAreNotSearchedFor()
    {
        WordModel model;
        QList<Word> rows;
        for (int i = 0; i < 2000; ++i)
            rows.append(Word{i, {}});
        model.setRows(rows);
        QList<Word> more;
        for (int i = 2000; i < 4000; ++i)
            more.append(Word{i, {}});
        model.keysAsked = 0;
        model.setRows(more + rows);
        QCOMPARE(model.rowCount(), 4000);
        QVERIFY2(model.keysAsked < 50'000, QByteArray::number(model.keysAsked).constData());
    }

    void touchColumn()
    {
        WordModel model;
        Signals heard(model);
        model.touchColumn(1);
        QCOMPARE(heard.take(), QString());
        model.setRows(words(u"1 2 3"_s));
        heard.take();
        model.touchColumn(1);
        QCOMPARE(heard.take(), u"~0 ~1 ~2"_s);
    }

    void nothingOutsideOfTheTable()
    {
        WordModel model;
        model.setRows(words(u"1a"_s));
        QCOMPARE(model.data(model.index(0, 1), Qt::DisplayRole), u"a"_s);
        QVERIFY(!model.index(1, 0).isValid());
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    }
};

QTEST_GUILESS_MAIN(TestRowModel)
#include "tst_rowmodel.moc"
