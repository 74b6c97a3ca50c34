// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace quayside {

// Why something did not happen, in two voices: a kind for code and a sentence for people.
struct Error
{
    enum class Kind {
        Unreachable, // nothing answers where the engine should be
        Unauthorized, // the other side does not accept who we are
        NotFound, // the thing asked about does not exist
        Conflict, // the name is taken, or the state does not allow it
        Rejected, // understood and refused
        Malformed, // an answer or a file that cannot be understood
        Unsupported, // this engine cannot do it
        Storage, // a file or database of ours could not be read or written
        Timeout,
        Cancelled, // the person or the caller changed their mind
    };

    Kind kind = Kind::Rejected;
    QString summary; // one translated sentence: what happened and what to do
    QString detail; // the other side's own words, redacted; may be empty

    bool isCancelled() const { return kind == Kind::Cancelled; }
    bool operator==(const Error &) const = default;
};

// A value or the reason why there is none. Exceptions are part of no interface.
template <typename T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(Error::Kind kind, const QString &summary, const QString &detail = {})
{
    return tl::unexpected<Error>(Error{kind, summary, detail});
}

} // namespace quayside
