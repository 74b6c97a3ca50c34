// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/keptsecrets.h"

#include "models/review/secrets.h"
#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"

#include <QUrl>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QString namesKey = u"secrets/names"_s; // of what is in the keychain: it cannot be asked for all

// No two groups share it: a connection's part has no slash.
QString nameOf(const GroupId &id)
{
    return u"group "_s + QString::fromLatin1(QUrl::toPercentEncoding(id.connection.value)) + u'/' + id.key;
}

class ReadKept final : public Operation<ContainerGroupSpec>
{
public:
    explicit ReadKept(Operation<QByteArray> *reading)
    {
        attempt(reading, [this](const Result<QByteArray> &text) {
            const SpecDocument document = SpecDocument::fromText(QString::fromUtf8(text.value_or(QByteArray())));
            finish(document.isReadable() ? document.spec() : ContainerGroupSpec());
        });
    }

protected:
    void start() override { } // reading has begun
};

} // namespace

KeptSecrets::KeptSecrets(Keychain *keychain, Settings *settings)
    : m_keychain(keychain)
    , m_settings(settings)
{
    if (settings)
        connect(settings, &Settings::changed, this, [this](const QString &key) {
            if (key == settingskey::keepSecrets && !isOn())
                forgetAll();
        });
}

bool KeptSecrets::isOn() const
{
    return m_keychain && m_settings && m_settings->value(settingskey::keepSecrets, true).toBool();
}

QStringList KeptSecrets::names() const
{
    return m_settings->value(namesKey).toStringList();
}

Operation<ContainerGroupSpec> *KeptSecrets::read(const GroupId &id) const
{
    // A keychain that is locked asks the person: not for what is not in it.
    if (!isOn() || !names().contains(nameOf(id)))
        return new ReadyOperation<ContainerGroupSpec>(ContainerGroupSpec());
    return new ReadKept(m_keychain->read(nameOf(id)));
}

Operation<> *KeptSecrets::keep(const GroupId &id, const ContainerGroupSpec &spec)
{
    const ContainerGroupSpec secrets = secretsOf(spec);
    if (!isOn() || secrets == ContainerGroupSpec())
        return forget(id);
    const QString name = nameOf(id);
    if (!names().contains(name))
        m_settings->setValue(namesKey, names() << name); // first, so that it can be forgotten whatever happens
    return m_keychain->write(name, specToJson(secrets, Secrets::Include).toUtf8());
}

Operation<> *KeptSecrets::forget(const GroupId &id)
{
    return m_keychain && m_settings && names().contains(nameOf(id)) ? remove(nameOf(id)) : new ReadyOperation<>(Result<>());
}

Operation<> *KeptSecrets::remove(const QString &name)
{
    return m_keychain->remove(name)->onFinished(this, [this, name](const Result<> &removed) {
        QStringList left = names();
        if (removed && left.removeAll(name) > 0)
            m_settings->setValue(namesKey, left);
    });
}

void KeptSecrets::forgetAll()
{
    for (const QString &name : names())
        remove(name);
}

} // namespace quayside
