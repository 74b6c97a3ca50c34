// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/draftkeeper.h"

#include <algorithm>

namespace quayside {

namespace {

// What a kill may cost. While somebody types without a pause it is saved at this pace too.
constexpr std::chrono::milliseconds pause = std::chrono::milliseconds(1500);

// An editor takes larger texts, but no spec of a person comes near (UTF-16 units).
constexpr qsizetype largestDraft = 1024 * 1024;

} // namespace

DraftKeeper::DraftKeeper(Drafts *store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
    m_writer.setMaxThreadCount(1);
}

DraftKeeper::~DraftKeeper()
{
    save();
    flush();
}

void DraftKeeper::load()
{
    if (!m_store)
        return;
    m_writer.start([this] { // the destructor waits for it
        const Result<QList<Draft>> found = m_store->load();
        QMetaObject::invokeMethod(this, [this, found] {
            if (!found)
                Q_EMIT failed(found.error());
            for (const Draft &draft : found.value_or(QList<Draft>()))
                if (!m_drafts.contains(draft.group))
                    m_drafts.insert(draft.group, draft);
            if (!m_drafts.isEmpty())
                Q_EMIT draftsFound();
        }, Qt::QueuedConnection);
    });
}

std::optional<Draft> DraftKeeper::find(const GroupId &group) const
{
    const auto draft = m_drafts.constFind(group);
    return draft == m_drafts.constEnd() ? std::nullopt : std::optional(*draft);
}

QList<Draft> DraftKeeper::all() const
{
    QList<Draft> drafts = m_drafts.values();
    std::ranges::sort(drafts, std::greater(), &Draft::savedAt);
    return drafts;
}

void DraftKeeper::begin(const GroupId &group, const QString &origin, const QString &text, std::function<QString()> current)
{
    const Work work{origin, text, std::move(current), std::make_shared<SecretMask>()};
    // What it began with says what is secret in it, should the first thing that is typed make it unreadable.
    m_writer.start([mask = work.mask, text] { (void)mask->masked(text.left(largestDraft)); });
    m_works.insert(group, work);
}

void DraftKeeper::touch(const GroupId &group)
{
    const auto work = m_works.find(group);
    if (work == m_works.end())
        return;
    work->isTouched = true;
    if (!m_waits)
        saveSoon();
}

void DraftKeeper::saveSoon()
{
    m_waits = true;
    m_clock.callAfter(pause, this, [this] {
        m_waits = false;
        save();
    });
}

void DraftKeeper::save()
{
    for (auto work = m_works.begin(); work != m_works.end(); ++work)
        save(work.key(), *work);
}

void DraftKeeper::save(const GroupId &group, Work &work)
{
    if (!std::exchange(work.isTouched, false))
        return;
    const Draft draft{group, {work.current(), false, false}, work.origin, m_clock.now()};
    if (draft.text.text == work.start)
        return std::exchange(work.isSaved, false) ? discard(group) : void();
    work.isSaved = true;
    m_drafts.insert(group, draft);
    if (m_store && draft.text.text.size() <= largestDraft)
        m_writer.start([store = m_store, mask = work.mask, draft] {
            store->save({draft.group, mask->masked(draft.text.text), draft.origin, draft.savedAt});
        });
}

void DraftKeeper::leave(const GroupId &group)
{
    if (const auto work = m_works.find(group); work != m_works.end()) {
        save(group, *work);
        m_works.remove(group);
    }
}

void DraftKeeper::finish(const GroupId &group)
{
    if (const auto work = m_works.find(group); work != m_works.end()) {
        work->isTouched = false;
        work->start = work->current();
    }
    discard(group);
}

void DraftKeeper::discard(const GroupId &group)
{
    if (m_drafts.remove(group) == 0)
        return;
    if (m_store)
        m_writer.start([store = m_store, group] { store->discard(group); });
}

} // namespace quayside
