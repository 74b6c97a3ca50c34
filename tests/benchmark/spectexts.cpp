// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/benchmark/spectexts.h"

#include <yaml.h>

namespace quayside {

QString specOfLines(int lines)
{
    QString text = "name: many\nlocation: eastus\nproperties:\n  osType: Linux\n  restartPolicy: Never\n  containers:\n";
    for (int i = 0, written = 6; written + 8 <= lines; ++i, written += 8)
        text += QString("    - name: c%1  # of many\n      properties:\n        image: registry.example/team/app:1.%1\n        resources:\n          requests:\n"
                        "            cpu: 0.1\n            memoryInGB: 0.1\n        ports: []\n")
                    .arg(i);
    return text;
}

bool readEvents(const QByteArray &utf8)
{
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char *>(utf8.constData()), static_cast<size_t>(utf8.size()));
    bool isRead = true;
    for (bool isEnd = false; isRead && !isEnd;) {
        yaml_event_t event;
        isRead = yaml_parser_parse(&parser, &event) != 0;
        isEnd = isRead && event.type == YAML_STREAM_END_EVENT;
        if (isRead)
            yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return isRead;
}

} // namespace quayside
