// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"
#include "models/spec/specdocument.h"
#include "ui/widgets/plainlabel.h"

#include <QLineEdit>
#include <QPushButton>

class QVBoxLayout;

namespace quayside {

// Another image, or another version of one, for the containers of a group that runs. What is chosen here is reviewed like any edit.
class ImagePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ImagePage(Session &session, QWidget *parent = nullptr);

    // Begins with the text that the group runs from.
    void begin(const GroupId &group, const QString &text);

Q_SIGNALS:
    void reviewRequested(const quayside::GroupId &id, const QString &before, const QString &after);
    void left();

private:
    struct Row
    {
        QString pointer; // of the image
        QString present;
        QLineEdit *line;
        PlainLabel *problem;
    };

    QWidget *makeHeader();
    void addRows(const QList<spec::Container> &containers, const QString &list);
    void addRow(const spec::Container &container, const QString &pointer, bool isInit);
    void check();
    void review();

    Session &m_session;
    GroupId m_group;
    SpecDocument m_before;
    SpecDocument m_after;
    PlainLabel *const m_title;
    QPushButton *const m_review;
    QWidget *m_rowsBox = nullptr;
    QVBoxLayout *const m_column;
    QList<Row> m_rows;
};

} // namespace quayside
