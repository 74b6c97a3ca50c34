// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/specforothers.h"

#include "models/logs/secretwords.h"
#include "models/review/spectree.h"
#include "models/spec/specwriter.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

class Cleaner
{
public:
    void clean(SpecNode &node)
    {
        const SpecNode *name = node.value(u"name");
        const QString called = name ? name->text : QString();
        for (SpecEntry &entry : node.entries) {
            hide(entry.key, entry.value);
            if (entry.key == "value"_L1)
                hide(called, entry.value);
            clean(entry.value);
        }
        QString before; // --password, and the next argument is one
        for (SpecNode &item : node.items) {
            if (before.startsWith(u'-'))
                hide(before, item);
            before = item.text;
            clean(item);
        }
    }

private:
    void hide(const QString &name, SpecNode &value)
    {
        if (value.isScalar() && !value.text.isEmpty() && saysSecret(name))
            value.text = u"•••"_s;
    }
    // Whatever the value is, so that one with blanks in it goes as a whole.
    bool saysSecret(const QString &name)
    {
        const QByteArray line = name.toUtf8() + "=value";
        return m_words.without(line) != line;
    }

    SecretWords m_words;
};

void findSecrets(QStringList &values, const SpecItem &item)
{
    if (item.isSecret && item.parts.isEmpty() && !item.text.isEmpty())
        values.append(item.text);
    for (const SpecItem &part : item.parts)
        findSecrets(values, part);
}

} // namespace

QString specForOthers(const ContainerGroupSpec &spec)
{
    SpecNode tree = writeSpec(spec, Secrets::Omit);
    Cleaner().clean(tree);
    return nodeToYaml(tree);
}

QStringList secretValues(const ContainerGroupSpec &spec)
{
    QStringList values;
    findSecrets(values, treeOf(spec));
    return values;
}

} // namespace quayside
