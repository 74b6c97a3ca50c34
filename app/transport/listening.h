// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"

namespace quayside {

// Whether somebody accepts connections there; blocks for so long at the most. A socket's file alone says nothing: it stays behind
// when its owner is killed.
bool isListening(const Endpoint &endpoint, std::chrono::milliseconds patience);

// A port of 127.0.0.1 where nobody listens now; 0 when there is none. Somebody else may take it before it is used.
quint16 freePort();

} // namespace quayside
