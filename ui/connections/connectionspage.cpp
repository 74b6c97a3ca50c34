// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectionspage.h"

#include "models/format/format.h"
#include "ui/connections/connectionform.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/question.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

PlainLabel *line(const QString &text, PlainLabel::Tone tone = PlainLabel::Tone::Text)
{
    auto *label = new PlainLabel(text);
    label->setTone(tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void addFact(QGridLayout *grid, const QString &name, const QString &value)
{
    const int row = grid->rowCount();
    grid->addWidget(line(name, PlainLabel::Tone::Dim), row, 0, Qt::AlignTop);
    grid->addWidget(line(value), row, 1);
}

QString stateWords(const GroupWatcher &watcher)
{
    switch (watcher.state()) {
    case GroupWatcher::State::Connecting: return ConnectionsPage::tr("◔ Connecting…");
    case GroupWatcher::State::Live: return ConnectionsPage::tr("● Connected");
    case GroupWatcher::State::Silent: return ConnectionsPage::tr("◌ Does not answer");
    case GroupWatcher::State::Lost: break;
    }
    return ConnectionsPage::tr("✕ Away");
}

PlainLabel::Tone stateTone(const GroupWatcher &watcher)
{
    switch (watcher.state()) {
    case GroupWatcher::State::Connecting: return PlainLabel::Tone::Dim;
    case GroupWatcher::State::Live: return PlainLabel::Tone::Good;
    case GroupWatcher::State::Silent: return PlainLabel::Tone::Warn;
    case GroupWatcher::State::Lost: break;
    }
    return PlainLabel::Tone::Bad;
}

} // namespace

ConnectionsPage::ConnectionsPage(Session &session, ConnectionBook &book, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_book(book)
    , m_views(new QStackedWidget(this))
    , m_form(new ConnectionForm(book))
    , m_problem(new PlainLabel)
    , m_cards(new QVBoxLayout)
{
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(space::huge, space::large, space::huge, space::huge);
    column->setSpacing(space::medium);
    m_problem->setTone(PlainLabel::Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_cards->setSpacing(space::medium);
    column->addWidget(makeHeader());
    column->addWidget(m_problem);
    column->addLayout(m_cards);
    column->addStretch();
    m_form->setContentsMargins(space::huge, space::large, space::huge, space::huge);
    m_views->addWidget(makeScrolled(list));
    m_views->addWidget(makeScrolled(m_form));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_views);
    connect(m_form, &ConnectionForm::left, this, [this] { m_views->setCurrentIndex(0); });
    connect(&m_session, &Session::connectionsChanged, this, &ConnectionsPage::refresh);
    connect(&m_book, &ConnectionBook::changed, this, &ConnectionsPage::refresh);
    refresh();
}

QWidget *ConnectionsPage::makeHeader()
{
    auto *header = new QWidget;
    auto *title = new PlainLabel(tr("Connections"));
    title->setTextSize(TextSize::Title);
    auto *add = new QPushButton(tr("Add connection…"));
    add->setObjectName(u"addConnection"_s);
    add->setProperty("primary", true);
    connect(add, &QPushButton::clicked, this, [this] {
        m_views->setCurrentIndex(1);
        m_form->beginNew();
    });
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(add);
    return header;
}

QWidget *ConnectionsPage::makeScrolled(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Connections"));
    scroll->setWidget(content);
    return scroll;
}

void ConnectionsPage::refresh()
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto &connection : m_session.connections())
        m_cards->addWidget(makeCard(*connection));
}

QWidget *ConnectionsPage::makeCard(const Connection &connection)
{
    const GroupWatcher &watcher = connection.watcher;
    auto *card = new QFrame;
    card->setProperty("card", true);
    card->setObjectName(u"connection-"_s + connection.id.value);
    auto *name = new PlainLabel(connection.id.value);
    name->setTextSize(TextSize::Section);
    auto *state = new PlainLabel(stateWords(watcher));
    state->setTone(stateTone(watcher));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::medium);
    if (connection.colour > 0)
        head->addWidget(new Badge(connection.colour));
    head->addWidget(name);
    head->addWidget(state);
    head->addStretch();
    if (watcher.state() == GroupWatcher::State::Lost || watcher.state() == GroupWatcher::State::Silent) {
        auto *retry = new QPushButton(tr("Try again"));
        connect(retry, &QPushButton::clicked, this, [id = connection.id, this] {
            if (Connection *found = m_session.connection(id))
                found->watcher.retryNow();
        });
        head->addWidget(retry);
    }
    if (const ConnectionSettings *settings = m_book.find(connection.id))
        addChanges(head, *settings);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::tiny);
    layout->addLayout(head);
    if (connection.watcher.isDemo())
        layout->addWidget(line(tr("A demonstration: nothing here is real."), PlainLabel::Tone::Warn));
    if (watcher.problem())
        addProblem(layout, watcher);
    addFacts(layout, watcher);
    return card;
}

void ConnectionsPage::addChanges(QLayout *head, const ConnectionSettings &settings)
{
    if (settings.isReadOnly) {
        auto *readOnly = new PlainLabel(tr("read-only"));
        readOnly->setTone(PlainLabel::Tone::Dim);
        head->addWidget(readOnly);
    }
    auto *edit = new QPushButton(tr("Edit…"));
    edit->setAccessibleName(tr("Edit the connection %1").arg(settings.id.value));
    auto *remove = new QPushButton(tr("Remove…"));
    remove->setAccessibleName(tr("Remove the connection %1").arg(settings.id.value));
    head->addWidget(edit);
    head->addWidget(remove);
    connect(edit, &QPushButton::clicked, this, [this, settings] {
        m_views->setCurrentIndex(1);
        m_form->beginEdit(settings);
    });
    connect(remove, &QPushButton::clicked, this, [this, id = settings.id] { askToRemove(id); });
}

void ConnectionsPage::askToRemove(const ConnectionId &id)
{
    ask(window(), tr("Remove the connection “%1”?").arg(id.value), tr("Only Quayside forgets it. What runs there runs on."), tr("Remove"), [this, id] {
        const Result<> removed = m_book.remove(id);
        m_problem->setText(removed ? QString() : removed.error().summary);
        m_problem->setVisible(!removed);
    });
}

void ConnectionsPage::addProblem(QVBoxLayout *layout, const GroupWatcher &watcher)
{
    layout->addWidget(line(watcher.problem()->summary, PlainLabel::Tone::Bad));
    if (!watcher.problem()->detail.isEmpty())
        layout->addWidget(line(watcher.problem()->detail.left(2000), PlainLabel::Tone::Dim));
    if (watcher.nextTry().isValid())
        layout->addWidget(line(tr("It is tried again by itself; what was known %1 stays on screen.")
                                   .arg(format::relativeTime(watcher.freshAt(), m_session.clock().now())), PlainLabel::Tone::Dim));
}

void ConnectionsPage::addFacts(QVBoxLayout *layout, const GroupWatcher &watcher)
{
    const EngineDescription &engine = watcher.engine();
    if (engine.name.isEmpty())
        return;
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, space::tiny, 0, space::tiny);
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::tiny);
    grid->setColumnStretch(1, 1);
    addFact(grid, tr("Engine"), u"%1 %2"_s.arg(engine.name, engine.version));
    addFact(grid, tr("Reached at"), engine.address);
    addFact(grid, tr("Machine"), engine.system);
    if (engine.memory.value > 0)
        //: %1 is a number of cores, %2 an amount of memory
        addFact(grid, tr("Has"), tr("%1 cores, %2").arg(QString::number(engine.cpus.value), format::bytes(engine.memory)));
    if (!watcher.isDemo()) {
        addFact(grid, tr("Rights"), engine.isRootless ? tr("without root rights") : tr("with root rights"));
        addFact(grid, tr("Service"), engine.startedByUs ? tr("started by Quayside; it ends by itself when nobody uses it") : tr("was running already"));
    }
    layout->addLayout(grid);
    for (const QString &note : engine.notes)
        layout->addWidget(line(u"• "_s + note, PlainLabel::Tone::Dim));
}

} // namespace quayside
