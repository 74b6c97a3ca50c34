// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>

class QPushButton;
class QVBoxLayout;

namespace quayside {

// A few words that a person types, for one of the engines. Stays open until what they asked for is accepted, and says why it is not.
class EntryDialog final : public QDialog
{
    Q_OBJECT

public:
    EntryDialog(const QString &title, const QString &explanation, const QString &deed, const QStringList &engines, QWidget *parent);

    // A field that must not stay empty.
    QLineEdit *addField(const char *name, const QString &label, const QString &placeholder = {});
    QString engine() const { return m_engine->currentText(); }
    // Waits for the deed: closes when it is done, else shows its error.
    void follow(Operation<> *deed);

Q_SIGNALS:
    // Everything is filled in.
    void submitted();

private:
    void addEngines(const QStringList &engines);
    QLayout *makeButtons();
    void refresh();

    QList<QLineEdit *> m_fields;
    QComboBox *const m_engine;
    QVBoxLayout *const m_rows;
    PlainLabel *const m_problem;
    QPushButton *const m_yes;
    QPointer<OperationBase> m_deed;
};

} // namespace quayside
