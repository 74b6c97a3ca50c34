// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "models/items/conversionnotes.h"
#include "translations/language.h"
#include "ui/import/noteslist.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString compose = u"services:\n  web:\n    image: \"nginx:${TAG:?which one}\"\n    ports: ['80:80']\n    blkio_config: {weight: 3}\n"
                        "  db:\n    image: postgres:16\n    env_file: db.env\n"_s;

QString wordsIn(const QWidget &part)
{
    QStringList words;
    for (const auto *label : part.findChildren<PlainLabel *>())
        if (label->isVisible())
            words.append(label->text());
    return words.join(u'\n');
}

void drop(Stage &stage, const QMimeData &content)
{
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.window, &event);
}

void dropText(Stage &stage, const QString &text)
{
    QMimeData content;
    content.setText(text);
    drop(stage, content);
}

void dropFile(Stage &stage, const QString &path)
{
    QMimeData content;
    content.setUrls({QUrl::fromLocalFile(path)});
    drop(stage, content);
}

QString put(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("A file cannot be written.");
    file.write(content);
    return file.fileName();
}

bool isReady(const Stage &stage)
{
    const auto *button = stage.window.findChild<QPushButton *>(u"continueImport"_s);
    return button && button->isVisible() && button->isEnabled();
}

} // namespace

// What comes from outside becomes a group.
class TestImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    void aComposeFileIsAskedAboutAndEdited()
    {
        const QTemporaryDir folder;
        put(folder, u"db.env"_s, "LEVEL=high\n");
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropFile(stage, put(folder, u"compose.yaml"_s, compose.toUtf8()));
        QTRY_VERIFY(isReady(stage));
        QCOMPARE(stage.find<QComboBox>("importKind")->currentText(), u"Compose file"_s);
        QVERIFY(wordsIn(*stage.find("importPage")).contains(u"which one"_s));
        QVERIFY(wordsIn(*stage.find("notesSummary")->parentWidget()).contains(u" lost"_s));
        QTest::keyClicks(stage.find<QLineEdit>("question-TAG"), u"1.27"_s);
        QTRY_VERIFY(isReady(stage));
        QTest::qWait(500); // the text is read again a moment after the answer
        QTRY_VERIFY(isReady(stage));
        QCOMPARE(stage.find<QListWidget>("importContainers")->count(), 2);
        QTest::mouseClick(stage.find<QPushButton>("continueImport"), Qt::LeftButton);
        Stage::settle();
        const QString text = stage.find<QPlainTextEdit>("specText")->toPlainText();
        QVERIFY2(text.contains(u"nginx:1.27"_s) && text.contains(u"value: high"_s), qPrintable(text));
        QVERIFY(stage.find("specPage")->isVisible());
    }

    void onlyWhatIsChosenIsTaken()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropText(stage, compose);
        QTRY_VERIFY(isReady(stage));
        auto *containers = stage.find<QListWidget>("importContainers");
        containers->item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(isReady(stage));
        containers->item(1)->setCheckState(Qt::Unchecked);
        QVERIFY(!isReady(stage));
        containers->item(1)->setCheckState(Qt::Checked);
        QTest::mouseClick(stage.find<QPushButton>("continueImport"), Qt::LeftButton);
        const QString text = stage.find<QPlainTextEdit>("specText")->toPlainText();
        QVERIFY(text.contains(u"postgres:16"_s) && !text.contains(u"nginx"_s));
    }

    // A spec in ACI's own words keeps every letter of its text.
    void ourOwnFormatNeedsNoConversion()
    {
        const QString text = u"# mine\nname: a   # b\nproperties:\n  containers: []\n"_s;
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropText(stage, text);
        QTRY_VERIFY(stage.window.findChild<QPlainTextEdit *>(u"specText"_s));
        QTRY_COMPARE(stage.find<QPlainTextEdit>("specText")->toPlainText(), text);
    }

    void pastingWorksWhereNothingIsTyped()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        QGuiApplication::clipboard()->setText(u"docker run -p 80:80 nginx:1"_s);
        stage.find<QTreeView>("groups")->setFocus();
        QTest::keySequence(stage.find<QTreeView>("groups"), QKeySequence::Paste);
        QTRY_VERIFY(isReady(stage));
        QCOMPARE(stage.find<QComboBox>("importKind")->currentText(), u"docker run or podman run"_s);
        QTest::keyClick(stage.find("importPage"), Qt::Key_Escape);
        QVERIFY(!stage.find("importPage")->isVisible());
        stage.find<QLineEdit>("filter")->setFocus();
        QTest::keySequence(stage.find<QLineEdit>("filter"), QKeySequence::Paste);
        QCOMPARE(stage.find<QLineEdit>("filter")->text(), u"docker run -p 80:80 nginx:1"_s);
        QTest::qWait(100);
        QVERIFY(!stage.find("importPage")->isVisible());
    }

    void whatIsNothingIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("words") << QByteArray("hello world\n") << u"nothing that a container group can be made of"_s;
        QTest::newRow("broken") << QByteArray("services:\n  a: [\n") << u"Line "_s;
        QTest::newRow("bytes") << QByteArray("\0\xff\xfe services:\n", 15) << u"cannot be imported"_s;
        QTest::newRow("no services") << QByteArray("services: {}\n") << u"This Compose file has no services."_s;
    }

    void whatIsNothingIsSaid()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, says);
        const QTemporaryDir folder;
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropFile(stage, put(folder, u"x.yaml"_s, content));
        QTRY_VERIFY2(wordsIn(stage.window).contains(says), qPrintable(wordsIn(stage.window)));
        QVERIFY(!isReady(stage));
    }

    void whatCannotBeReadIsSaid()
    {
        const QTemporaryDir folder;
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropFile(stage, folder.path());
        QTRY_VERIFY(wordsIn(*stage.find("notice")).contains(u"is no file"_s));
        dropFile(stage, put(folder, u"huge.yaml"_s, QByteArray(5 * 1024 * 1024, 'x')));
        QTRY_VERIFY(wordsIn(*stage.find("notice")).contains(u"larger than 4 MiB"_s));
        dropText(stage, u"hello"_s);
        QTRY_VERIFY(wordsIn(*stage.find("notice")).contains(u"nothing that a container group can be made of"_s));
    }

    void anotherKindCanBeChosen()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropText(stage, u"A=1\nB=2\n"_s);
        QTRY_VERIFY(isReady(stage));
        auto *kind = stage.find<QComboBox>("importKind");
        QCOMPARE(kind->currentText(), u"Environment variables"_s);
        const int other = kind->findText(u"Compose file"_s);
        kind->setCurrentIndex(other);
        Q_EMIT kind->activated(other);
        QTRY_VERIFY(wordsIn(stage.window).contains(u"cannot be imported"_s));
        QVERIFY(!isReady(stage));
    }

    void oneOfSeveralGroupsIsTaken()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropText(stage, u"apiVersion: v1\nkind: Pod\nmetadata: {name: one}\nspec: {containers: [{name: a, image: x:1}]}\n"
                        "---\napiVersion: v1\nkind: Pod\nmetadata: {name: two}\nspec: {containers: [{name: b, image: x:2}]}\n"_s);
        QTRY_VERIFY(isReady(stage));
        auto *group = stage.find<QComboBox>("importGroup");
        QCOMPARE(group->count(), 2);
        group->setCurrentIndex(1);
        Q_EMIT group->activated(1);
        QTRY_VERIFY(isReady(stage));
        QTest::mouseClick(stage.find<QPushButton>("continueImport"), Qt::LeftButton);
        QVERIFY(stage.find<QPlainTextEdit>("specText")->toPlainText().contains(u"name: two"_s));
    }

    // Every format, without the secret and with what is lost.
    void aSpecIsExported()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropText(stage, u"name: web\nlocation: eastus\nproperties:\n  osType: Linux\n  containers:\n  - name: a\n    properties:\n      image: nginx:1\n"
                        "      environmentVariables: [{name: T, secureValue: hunter2}]\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"
                        "  sku: Confidential\n"_s);
        QTRY_VERIFY(stage.window.findChild<QToolButton *>(u"exportSpec"_s));
        QTRY_VERIFY(stage.find<QPlainTextEdit>("specText")->toPlainText().contains(u"nginx"_s));
        QTest::mouseClick(stage.find<QToolButton>("exportSpec"), Qt::LeftButton);
        auto *format = stage.find<QComboBox>("exportFormat");
        auto *text = stage.find<QPlainTextEdit>("exportText");
        const QStringList signs{u"name: web"_s, u"\"name\""_s, u"deploymentTemplate.json"_s, u"resource "_s, u"services:"_s, u"az container create"_s};
        for (int i = 0; i < format->count(); ++i) {
            format->setCurrentIndex(i);
            QTRY_VERIFY2(text->toPlainText().contains(signs.at(i)), qPrintable(text->toPlainText()));
            QVERIFY(!text->toPlainText().contains(u"hunter2"_s));
        }
        QTRY_VERIFY(stage.find<QPushButton>("exportCopy")->isEnabled());
        QTest::mouseClick(stage.find<QPushButton>("exportCopy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
        QVERIFY(!wordsIn(*stage.find("export")).isEmpty());
    }

    // An empty table would leave a person in doubt whether anything was looked at.
    void saysThatNothingIsLost()
    {
        NotesList list;
        list.show({{u"/name"_s, {}, Fidelity::Exact, u"kept"_s, {}}});
        list.resize(600, 300);
        list.QWidget::show();
        auto *kept = list.findChild<QCheckBox *>(u"showKept"_s);
        QVERIFY(list.findChild<QWidget *>(u"nothingLost"_s)->isVisible());
        QVERIFY(wordsIn(list).contains(u"Nothing is lost"_s));
        kept->setChecked(true);
        QVERIFY(list.findChild<QTreeView *>(u"notes"_s)->isVisible());
        kept->setChecked(false);
        list.show({{u"/name"_s, {}, Fidelity::Lost, u"lost"_s, {}}});
        QVERIFY(list.findChild<QTreeView *>(u"notes"_s)->isVisible());
    }

    // The open and the lost come first; what is kept is shown on demand.
    void theReportIsInOrder()
    {
        ConversionNoteModel model;
        QList<ConversionNote> notes;
        for (const Fidelity fidelity : {Fidelity::Exact, Fidelity::Lost, Fidelity::Approximated, Fidelity::Asked})
            notes.append({u"/a/b"_s, {}, fidelity, QString::number(static_cast<int>(fidelity)), {}});
        model.setNotes(notes, false);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, ConversionNoteModel::Outcome).data().toString(), u"Open"_s);
        QCOMPARE(model.index(1, ConversionNoteModel::Outcome).data().toString(), u"Lost"_s);
        QCOMPARE(model.index(1, ConversionNoteModel::Source).data().toString(), u"a › b"_s);
        model.setNotes(notes, true);
        QCOMPARE(model.index(3, ConversionNoteModel::Outcome).data().toString(), u"Kept"_s);
        QCOMPARE(conversionSummary(notes), u"1 kept · 1 changed · 1 lost · 1 open"_s);
        model.setNotes(QList<ConversionNote>(5'000, notes.first()), true);
        QCOMPARE(model.rowCount(), 2'000);
    }
};

QTEST_MAIN(TestImports)
#include "tst_imports.moc"
