// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

#include <QObject>
#include <QPointer>

class QMimeData;

namespace quayside {

// Takes in what a person opens, drops or pastes, and tells whether it is a container group, has to become one, or is a log. Reading and judging
// happen off the thread that paints, and only of what is small enough for a spec.
class SourceOpener final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SourceOpener() override;

    static constexpr qint64 largest = 4 * 1024 * 1024; // bytes; an editor is no place for more

    void openFile(const QString &path);
    void openText(const QString &text, const QString &origin);
    // A file, or text, of a drop or the clipboard; nothing happens when it is neither.
    void open(const QMimeData &content);
    static bool canOpen(const QMimeData &content);

Q_SIGNALS:
    // A spec in ACI's own words, as it stands.
    void specOpened(const QString &text, const QString &origin);
    // Something else; its folder, where it is a file.
    void sourceOpened(const QString &text, const QString &origin, const QString &folder);
    // A file that is neither, or too large for one.
    void logOpened(const QString &path);
    void failed(const QString &reason);

private:
    struct Source
    {
        QString text = {};
        QString origin = {};
        QString folder = {};
        bool isSpec = false;
        bool isKnown = false;
        bool isLog = false;
    };

    static Result<Source> readFile(const QString &path);
    static Source judged(Source source);
    void work(std::function<Result<Source>()> read);
    void take(const Result<Source> &source);

    QPointer<OperationBase> m_work;
};

} // namespace quayside
