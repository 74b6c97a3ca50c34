// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/verb.h"
#include "models/spec/rulehelp.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

class RecordingTerminal final : public Terminal
{
public:
    void write(QByteArrayView bytes) override { output += bytes; }
    void writeError(QByteArrayView bytes) override { errors += bytes; }
    bool isInteractive() const override { return false; }
    QString ask(const QString &) override { return {}; }

    QByteArray output;
    QByteArray errors;
};

class NoEntries final : public Journal
{
public:
    Result<QList<JournalEntry>> load(int) override { return QList<JournalEntry>(); }
    Result<QList<JournalEntry>> revisions(const GroupId &) override { return QList<JournalEntry>(); }
    bool isUnderWay(const JournalEntry &) const override { return false; }
    void put(const JournalEntry &) override { }
};

const QByteArray group = "name: web\nlocation: eastus\nproperties:\n  osType: Linux\n  containers:\n  - name: a\n    properties:\n      image: x:1\n"
                         "      livenessProbe: {exec: {command: [x]}}\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n";

} // namespace

// The verbs that only look at a file, by what they print and how they end.
class TestSpecVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryRule()
    {
        QCOMPARE(run({"rules"}), 0);
        QCOMPARE(m_terminal->output.count('\n'), ruleHelp().size());
        QVERIFY(m_terminal->output.contains("V-060 error   azure      An address has a type"));
        QCOMPARE(run({"rules", "--format", "json"}), 0);
        QCOMPARE(QJsonDocument::fromJson(m_terminal->output)["rules"_L1].toArray().size(), ruleHelp().size());
    }

    void explainsOneRule()
    {
        QCOMPARE(run({"rules", "v-064"}), 0);
        QVERIFY2(m_terminal->output.contains("becomes part of a public host name") && m_terminal->output.contains("https://learn.microsoft.com/"), m_terminal->output.constData());
        QVERIFY(m_terminal->output.contains("Alt+Enter"));
        QCOMPARE(run({"rules", "V-999"}), 2);
        QVERIFY(m_terminal->errors.contains("V-999"));
    }

    void saysWhatATargetMakesOfAProperty()
    {
        const QByteArray file = written();
        QCOMPARE(run({"validate", "--for", "podman", "--parity", file}), 0);
        QVERIFY2(m_terminal->output.contains("azure-only   ") && m_terminal->output.contains("Kept in the spec"), m_terminal->output.constData());
        QCOMPARE(run({"validate", "--for", "podman", "--parity", "--format", "json", file}), 0);
        const QJsonArray rows = QJsonDocument::fromJson(m_terminal->output)["files"_L1].toArray().first()["parity"_L1].toArray();
        QVERIFY(rows.size() > 3);
        QVERIFY(rows.first()["path"_L1].toString().startsWith(u'/'));
        QCOMPARE(run({"validate", "--for", "podman", file}), 0);
        QVERIFY(!m_terminal->output.contains("azure-only"));
    }

private:
    int run(QList<QByteArray> words)
    {
        words.prepend("quayside");
        std::vector<char *> arguments;
        for (QByteArray &word : words)
            arguments.push_back(word.data());
        const auto invocation = parseArguments(static_cast<int>(arguments.size()), arguments.data());
        if (!invocation)
            return -1;
        m_terminal = std::make_unique<RecordingTerminal>();
        const SystemClock clock;
        const CostEstimator estimator(RateCard::fromJson(R"({"format":1,"date":"2026-10-09","regions":{"eastus":{"vcpuHour":"1","memoryGBHour":"0"}}})").value());
        NoEntries journal;
        int code = -1;
        makeVerb({*invocation, {}, clock, estimator, *m_terminal, journal})->onFinished(this, [&code](const Result<int> &result) { code = result.value_or(-2); });
        return QTest::qWaitFor([&code] { return code != -1; }) ? code : -1;
    }

    QByteArray written() const
    {
        QFile file(m_folder.filePath(u"web.yaml"_s));
        return file.open(QIODevice::WriteOnly) && file.write(group) == group.size() ? QFile::encodeName(file.fileName()) : QByteArray();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RecordingTerminal> m_terminal;
};

QTEST_GUILESS_MAIN(TestSpecVerbs)
#include "tst_specverbs.moc"
