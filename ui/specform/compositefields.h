// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/specform/fieldeditor.h"

class QGridLayout;
class QToolButton;
class QVBoxLayout;

namespace quayside {

// The fields of one object, small ones two beside each other.
class FieldGrid final : public FieldEditor
{
    Q_OBJECT

public:
    FieldGrid(std::span<const FormField> fields, const QString &object, QWidget *parent = nullptr);

    void show(const SpecNode *object) override;
    void showIssues(const QList<SpecIssue> &issues) override;
    void showInherited(const SpecNode &group) override;

private:
    const std::span<const FormField> m_fields;
    QList<FieldEditor *> m_editors;
};

// A part that is there or not: an address, a probe. Its fields are made when it is there.
class ObjectField final : public FieldEditor
{
    Q_OBJECT

public:
    ObjectField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *object) override;
    void showIssues(const QList<SpecIssue> &issues) override;
    void showInherited(const SpecNode &group) override;

private:
    const FormField &m_field;
    QToolButton *const m_toggle;
    QVBoxLayout *const m_layout;
    FieldGrid *m_grid = nullptr;
};

// A list of large objects, each in a card of its own: volumes, logins.
class CardsField final : public FieldEditor
{
    Q_OBJECT

public:
    CardsField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *list) override;
    void showIssues(const QList<SpecIssue> &issues) override;

private:
    struct Card
    {
        QWidget *frame;
        FieldGrid *grid;
    };

    void addCard();

    const FormField &m_field;
    QVBoxLayout *const m_layout;
    QList<Card> m_cards;
};

} // namespace quayside
