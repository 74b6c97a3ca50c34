// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specpage/draftoffer.h"

#include "models/format/format.h"
#include "models/review/secrets.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/specdocument.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNamed = 4;

// What a person calls the secret at a place: the variable, the file, the login.
QString nameOf(const QString &pointer, const ContainerGroupSpec &spec)
{
    const QStringList steps = pointer.split(u'/').mid(1);
    const auto index = [&steps](qsizetype step) { return steps.value(step).toLongLong(); };
    const QString list = steps.value(1);
    if (list == u"volumes" && steps.value(3) == u"secret")
        return pointerName(steps.last());
    if (list == u"volumes")
        return DraftOffer::tr("the key of %1").arg(spec.volumes.value(index(2)).name.value_or(steps.value(2)));
    if (list == u"imageRegistryCredentials")
        return DraftOffer::tr("the password for %1").arg(spec.imageRegistryCredentials.value(index(2)).server.value_or(steps.value(2)));
    if (list != u"containers" && list != u"initContainers")
        return steps.last();
    const QList<spec::Container> &containers = list == u"containers" ? spec.containers : spec.initContainers;
    const QString variable = containers.value(index(2)).environmentVariables.value(index(5)).name.value_or(QString());
    return variable.isEmpty() ? steps.last() : variable;
}

QString missingWords(const Draft &draft)
{
    if (draft.text.isCut)
        return DraftOffer::tr("The text could not be read when it was saved, so what may be a secret in it was left out, and what follows. Complete it.");
    const SpecDocument document = SpecDocument::fromText(draft.text.text);
    QStringList names;
    for (const QString &pointer : secretsToType(document.spec()))
        names.append(format::plainLine(nameOf(pointer, document.spec())));
    if (names.isEmpty())
        return DraftOffer::tr("Secrets are not kept on disk. Type them again.");
    const qsizetype more = names.size() - mostNamed;
    const QString list = names.mid(0, mostNamed).join(u", "_s);
    //: %1 is a list of names
    const QString text = DraftOffer::tr("Secrets are not kept on disk. Type again: %1").arg(list);
    return more > 0 ? text + u' ' + DraftOffer::tr("and %n more", nullptr, static_cast<int>(more)) : text;
}

} // namespace

QString unfinishedWords(const Draft &draft, const QDateTime &now)
{
    const QDateTime local = draft.savedAt.toLocalTime();
    const bool isToday = local.date() == now.toLocalTime().date();
    const QString time = QLocale().toString(local, isToday ? u"HH:mm"_s : u"d MMM, HH:mm"_s);
    if (draft.group.key.isEmpty())
        return DraftOffer::tr("You had an unfinished group from %1.").arg(time);
    //: %1 is a group, %2 a time
    return DraftOffer::tr("You had an unfinished edit of %1 from %2.").arg(format::plainLine(draft.group.key), time);
}

DraftOffer::DraftOffer(QWidget *parent)
    : QFrame(parent)
    , m_text(new PlainLabel)
    , m_continue(new QPushButton(tr("Continue")))
    , m_discard(new QPushButton(tr("Discard")))
{
    setObjectName(u"draftOffer"_s);
    m_text->setElided(true);
    m_continue->setObjectName(u"continueDraft"_s);
    m_discard->setObjectName(u"discardDraft"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_continue);
    layout->addWidget(m_discard);
    connect(m_continue, &QPushButton::clicked, this, [this] { Q_EMIT continued(*std::exchange(m_draft, std::nullopt)); });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        hide();
        if (m_draft)
            Q_EMIT discarded(std::exchange(m_draft, std::nullopt)->group);
    });
    hide();
}

void DraftOffer::offer(const std::optional<Draft> &draft, const QDateTime &now)
{
    m_draft = draft;
    setVisible(draft.has_value());
    if (!draft)
        return;
    m_text->setText(unfinishedWords(*draft, now));
    m_continue->show();
    m_discard->setText(tr("Discard"));
}

void DraftOffer::sayWhatIsMissing(const Draft &draft)
{
    setVisible(draft.text.lacksSecrets);
    if (!draft.text.lacksSecrets)
        return;
    m_text->setText(missingWords(draft));
    m_continue->hide();
    m_discard->setText(tr("Understood"));
}

} // namespace quayside
