// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "app/storage/draftfiles.h"
#include "translations/language.h"

#include <QApplication>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString typed = u"# mine\nname: unfinished\nproperties:\n  osType: Linux\n  containers:\n  - name: front\n    properties:\n"
                      "      image: nginx:1\n      environmentVariables:\n      - {name: TOKEN, secureValue: hunter2}\n"
                      "      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"
                      "  imageRegistryCredentials:\n  - {server: r.example, username: me, password: hunter3}\n"_s;

QString wordsIn(const QWidget &part)
{
    QStringList words;
    for (const auto *label : part.findChildren<PlainLabel *>())
        if (label->isVisible())
            words.append(label->text());
    return words.join(u'\n');
}

void beginNewGroup(Stage &stage)
{
    Q_EMIT stage.window.groupsPage().newGroupRequested(GroupsPage::Source::Blank);
    Stage::settle();
}

QPlainTextEdit *editor(Stage &stage)
{
    return stage.find<QPlainTextEdit>("specText");
}

void click(Stage &stage, const char *button)
{
    QTest::mouseClick(stage.find<QPushButton>(button), Qt::LeftButton);
    Stage::settle();
}

} // namespace

// What a person wrote is never lost, and never on disk with its secrets.
class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void offersWhatWasTypedBefore()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        beginNewGroup(stage);
        QVERIFY(!stage.find("draftOffer")->isVisible());
        editor(stage)->setPlainText(typed);
        QTest::keyClick(editor(stage), Qt::Key_Escape);
        beginNewGroup(stage);
        QVERIFY(!editor(stage)->toPlainText().contains(u"unfinished"_s));
        QVERIFY2(wordsIn(*stage.find("draftOffer")).contains(u"You had an unfinished group from"_s), qPrintable(wordsIn(stage.window)));
        click(stage, "continueDraft");
        QCOMPARE(editor(stage)->toPlainText(), typed); // in the same run nothing is missing
        QVERIFY(!stage.find("draftOffer")->isVisible());
    }

    void isThereAgainAfterAKillWithoutSecrets()
    {
        leaveSomething();
        const QString onDisk = contentOfFolder();
        QVERIFY(onDisk.contains(u"unfinished"_s));
        QVERIFY(!onDisk.contains(u"hunter"_s));
        DraftFiles files(m_folder->path());
        Stage stage(Stage::Scenario::Empty, {1200, 760}, &files);
        stage.begin();
        QTRY_VERIFY(wordsIn(*stage.find("notice")).contains(u"You had an unfinished group from"_s));
        click(stage, "noticeAction");
        QCOMPARE(editor(stage)->toPlainText(), QString(typed).replace(u"hunter2"_s, u"null"_s).replace(u"hunter3"_s, u"null"_s));
        const QString words = wordsIn(*stage.find("draftOffer"));
        QVERIFY2(words.contains(u"TOKEN, the password for r.example"_s), qPrintable(words));
        click(stage, "discardDraft"); // understood
        QVERIFY(!stage.find("draftOffer")->isVisible());
        QVERIFY(contentOfFolder().contains(u"unfinished"_s));
    }

    void goesWhenItIsDiscarded()
    {
        leaveSomething();
        DraftFiles files(m_folder->path());
        Stage stage(Stage::Scenario::Empty, {1200, 760}, &files);
        stage.begin();
        QTRY_VERIFY(stage.session.drafts().find({}));
        beginNewGroup(stage);
        click(stage, "discardDraft");
        stage.session.drafts().flush();
        files.flush();
        QVERIFY(QDir(m_folder->path()).isEmpty());
        beginNewGroup(stage);
        QVERIFY(!stage.find("draftOffer")->isVisible());
    }

    void goesWhenItIsDeployed()
    {
        DraftFiles files(m_folder->path());
        Stage stage(Stage::Scenario::Empty, {1200, 760}, &files);
        stage.begin();
        Q_EMIT stage.window.groupsPage().newGroupRequested(GroupsPage::Source::Web);
        Stage::settle();
        editor(stage)->appendPlainText(u"# mine"_s);
        stage.pass(3s);
        stage.session.drafts().flush();
        files.flush();
        QVERIFY(contentOfFolder().contains(u"# mine"_s));
        click(stage, "deploy");
        stage.pass(3s);
        stage.session.drafts().flush();
        files.flush();
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

private:
    // The window is gone without a word a moment after something was typed.
    void leaveSomething()
    {
        DraftFiles files(m_folder->path());
        Stage stage(Stage::Scenario::Empty, {1200, 760}, &files);
        stage.begin();
        beginNewGroup(stage);
        editor(stage)->setPlainText(typed);
        stage.pass(3s);
    }

    QString contentOfFolder() const
    {
        QString content;
        for (const QFileInfo &info : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                content += QString::fromUtf8(file.readAll());
        }
        return content;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
