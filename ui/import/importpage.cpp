// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/importpage.h"

#include "models/convert/filebeside.h"
#include "models/format/format.h"
#include "models/spec/specwriter.h"
#include "ui/import/noteslist.h"
#include "ui/import/questionform.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What a person may take a text for, the most frequent first.
const QList<std::pair<SourceKind, QString>> &kinds()
{
    static const QList<std::pair<SourceKind, QString>> all{
        {SourceKind::Compose, ImportPage::tr("Compose file")},
        {SourceKind::ArmTemplate, ImportPage::tr("ARM template")},
        {SourceKind::Kubernetes, ImportPage::tr("Kubernetes pod")},
        {SourceKind::RunLine, ImportPage::tr("docker run or podman run")},
        {SourceKind::EnvironmentBlock, ImportPage::tr("Environment variables")},
        {SourceKind::ContainerGroupYaml, ImportPage::tr("Container group")},
        {SourceKind::ArmResource, ImportPage::tr("ARM resource")},
    };
    return all;
}

PlainLabel *sectionTitle(const QString &text)
{
    auto *title = new PlainLabel(text);
    title->setTextSize(TextSize::Section);
    return title;
}

} // namespace

ImportPage::ImportPage(QWidget *parent)
    : QWidget(parent)
    , m_source(new PlainLabel)
    , m_kind(new QComboBox)
    , m_continue(new QPushButton(tr("Continue")))
    , m_groupTitle(sectionTitle(tr("Which group")))
    , m_group(new QComboBox)
    , m_containersTitle(sectionTitle(tr("Containers")))
    , m_containers(new QListWidget)
    , m_questionsTitle(sectionTitle(tr("What it does not say")))
    , m_questions(new QuestionForm)
    , m_notes(new NotesList)
    , m_problem(new EmptyState)
    , m_result(new QStackedWidget)
{
    setObjectName(u"importPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(makeBody(), 1);
    connectAll();
}

QWidget *ImportPage::makeHeader()
{
    auto *header = new QWidget;
    header->setObjectName(u"detailsHeader"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *back = new QToolButton;
    back->setIcon(icon(u"back"_s));
    back->setToolTip(tr("Back to the groups (Esc)"));
    back->setAccessibleName(tr("Back to the groups"));
    connect(back, &QToolButton::clicked, this, &ImportPage::left);
    m_source->setTone(PlainLabel::Tone::Dim);
    m_source->setElided(true);
    auto *takenFor = new PlainLabel(tr("taken for"));
    takenFor->setTone(PlainLabel::Tone::Dim);
    m_kind->setObjectName(u"importKind"_s);
    m_kind->setAccessibleName(tr("What it is taken for"));
    m_kind->setPlaceholderText(tr("not recognised"));
    for (const auto &[kind, name] : kinds())
        m_kind->addItem(name, static_cast<int>(kind));
    m_continue->setObjectName(u"continueImport"_s);
    m_continue->setProperty("primary", true);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::small, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(back);
    layout->addWidget(sectionTitle(tr("Import")));
    layout->addWidget(m_source, 1);
    layout->addWidget(takenFor);
    layout->addWidget(m_kind);
    layout->addWidget(m_continue);
    return header;
}

QWidget *ImportPage::makeBody()
{
    m_result->addWidget(m_notes);
    m_result->addWidget(m_problem);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(makeChoices());
    splitter->addWidget(m_result);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({340, 900});
    splitter->setChildrenCollapsible(false);
    return splitter;
}

QWidget *ImportPage::makeChoices()
{
    m_group->setObjectName(u"importGroup"_s);
    m_group->setAccessibleName(tr("Which group"));
    m_containers->setObjectName(u"importContainers"_s);
    m_containers->setAccessibleName(tr("Containers"));
    m_containers->setSpacing(1);
    auto *choices = new QWidget;
    auto *layout = new QVBoxLayout(choices);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addWidget(m_groupTitle);
    layout->addWidget(m_group);
    layout->addWidget(m_containersTitle);
    layout->addWidget(m_containers);
    layout->addSpacing(space::small);
    layout->addWidget(m_questionsTitle);
    layout->addWidget(m_questions);
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"importChoices"_s);
    scroll->setAccessibleName(tr("What is taken"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(260);
    scroll->setWidget(choices);
    return scroll;
}

void ImportPage::connectAll()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &ImportPage::read);
    connect(&m_importer, &Importer::imported, this, &ImportPage::show);
    connect(m_questions, &QuestionForm::answered, &m_pause, qOverload<>(&QTimer::start));
    connect(m_group, &QComboBox::activated, this, &ImportPage::read);
    connect(m_kind, &QComboBox::activated, this, [this] {
        m_questions->clear();
        m_group->clear();
        read();
    });
    connect(m_containers, &QListWidget::itemChanged, this, &ImportPage::refreshButton);
    connect(m_continue, &QPushButton::clicked, this, &ImportPage::goOn);
    auto *goKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(goKey, &QShortcut::activated, m_continue, &QPushButton::click);
    auto *leaveKey = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leaveKey, &QShortcut::activated, this, &ImportPage::left);
}

void ImportPage::begin(const QString &text, const QString &origin, const QString &folder)
{
    m_text = text;
    m_origin = origin;
    m_folder = folder;
    m_source->setText(origin);
    m_kind->setCurrentIndex(-1);
    m_questions->clear();
    m_group->clear();
    m_containers->clear();
    m_notes->show({});
    read();
}

void ImportPage::read()
{
    m_pause.stop();
    m_isReady = false;
    refreshButton();
    ImportRequest request{m_text, static_cast<SourceKind>(m_kind->currentData().toInt()), {}};
    request.options.answers = m_questions->answers();
    request.options.group = std::max(0, m_group->currentIndex());
    if (!m_folder.isEmpty()) {
        request.options.name = QDir(m_folder).dirName();
        request.options.readFile = [folder = m_folder](const QString &path) { return fileBeside(folder, path); };
    }
    m_importer.begin(request);
}

void ImportPage::show(const Import &import)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(import.kind)));
    m_isReady = import.result.has_value();
    m_conversion = import.result.value_or(SpecConversion());
    m_result->setCurrentWidget(m_isReady ? static_cast<QWidget *>(m_notes) : m_problem);
    if (m_isReady)
        m_notes->show(m_conversion.notes);
    else
        showProblem(import.result.error());
    showGroups(m_conversion.groups);
    showContainers(m_conversion.spec);
    m_questions->ask(m_conversion.questions);
    m_questionsTitle->setVisible(!m_questions->isEmpty());
    refreshButton();
}

void ImportPage::showProblem(const SpecIssue &issue)
{
    const bool isPlaced = issue.range && (issue.range->line > 1 || issue.range->length > 0);
    const QString message = format::plainLine(issue.message);
    //: %1 is a number, %2 what is wrong there
    const QString reason = isPlaced ? tr("Line %1: %2").arg(QString::number(issue.range->line), message) : message;
    m_problem->show(u"file"_s, tr("This cannot be imported"), reason + u' ' + tr("If it is something else, choose what above."));
}

void ImportPage::showGroups(const QStringList &groups)
{
    const int chosen = std::max(0, m_group->currentIndex());
    m_group->clear();
    for (const QString &name : groups)
        m_group->addItem(format::plainLine(name));
    m_group->setCurrentIndex(std::min(chosen, m_group->count() - 1));
    m_group->setVisible(!groups.isEmpty());
    m_groupTitle->setVisible(!groups.isEmpty());
}

// What was left out stays out when the text is read again.
void ImportPage::showContainers(const ContainerGroupSpec &spec)
{
    QSet<QString> leftOut;
    for (int row = 0; row < m_containers->count(); ++row)
        if (m_containers->item(row)->checkState() == Qt::Unchecked)
            leftOut.insert(m_containers->item(row)->data(Qt::UserRole).toString());
    const QSignalBlocker quiet(m_containers);
    m_containers->clear();
    for (const spec::Container &container : spec.containers) {
        const QString name = container.name.value_or(QString());
        auto *item = new QListWidgetItem(u"%1 · %2"_s.arg(format::plainLine(name), format::plainLine(container.image.value_or(u"–"_s))), m_containers);
        item->setData(Qt::UserRole, name);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(leftOut.contains(name) ? Qt::Unchecked : Qt::Checked);
        item->setToolTip(item->text());
    }
    constexpr int mostRows = 8;
    m_containers->setFixedHeight(std::min(m_containers->count(), mostRows) * (m_containers->sizeHintForRow(0) + 2) + space::small);
    m_containers->setVisible(spec.containers.size() > 1);
    m_containersTitle->setVisible(spec.containers.size() > 1);
}

ContainerGroupSpec ImportPage::chosenSpec() const
{
    ContainerGroupSpec spec = m_conversion.spec;
    for (int row = m_containers->count() - 1; row >= 0; --row)
        if (m_containers->item(row)->checkState() == Qt::Unchecked && row < spec.containers.size())
            spec.containers.removeAt(row);
    return spec;
}

QString ImportPage::whyNot() const
{
    if (!m_isReady)
        return tr("There is no group to continue with.");
    if (!m_conversion.spec.containers.isEmpty() && chosenSpec().containers.isEmpty())
        return tr("Choose at least one container.");
    return {};
}

void ImportPage::refreshButton()
{
    const QString reason = whyNot();
    m_continue->setEnabled(reason.isEmpty());
    const auto open = static_cast<int>(std::ranges::count(m_conversion.questions, true, &ConversionQuestion::isRequired));
    const QString deed = open > 0 ? tr("Continue with %n thing(s) open (Ctrl+Return)", nullptr, open) : tr("Continue with this spec (Ctrl+Return)");
    m_continue->setToolTip(reason.isEmpty() ? deed : reason);
}

void ImportPage::goOn()
{
    if (m_continue->isEnabled())
        Q_EMIT continued(specToYaml(chosenSpec(), Secrets::Include), tr("From %1").arg(m_origin));
}

} // namespace quayside
