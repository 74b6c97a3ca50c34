# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Podman service that answers what Quayside asks about many groups, and never misbehaves.

    fakepodman.py SOCKET GROUPS RUNNING     groups of two containers, of which so many run and are measured once a second
"""
import json
import re
import socket
import sys
import threading
import time

STARTED = 1_790_000_000  # seconds since 1970; the same in every run, so that a list never changes


def specification(name):
    container = {"properties": {"image": "localhost/quayside-sample:1.0", "resources": {"requests": {"cpu": 1, "memoryInGB": 1.5}}}}
    return json.dumps({
        "name": name, "location": "eastus", "type": "Microsoft.ContainerInstance/containerGroups",
        "properties": {"osType": "Linux", "restartPolicy": "Always", "containers": [dict(container, name="web"), dict(container, name="side")]}})


class Pods:
    """The two lists as libpod gives them out."""

    def __init__(self, count, running):
        self.pods, self.containers, self.measured = [], [], []
        for number in range(count):
            self.add("group-%05d" % number, number, number < running)

    def add(self, name, number, runs):
        address = "127.77.%d.%d" % (number // 250, number % 250 + 1)
        pod = "%064x" % (number * 16 + 1)
        self.pods.append({
            "Id": pod, "Name": name, "Status": "Running" if runs else "Exited", "Created": "2026-09-21T13:33:20Z",
            "Labels": {"io.github.quayside.version": "1", "io.github.quayside.spec": specification(name), "io.github.quayside.address": address}})
        for place, part in enumerate(("infra", "web", "side")):
            container = {
                "Id": "%064x" % (number * 16 + 2 + place), "Names": [name + "-" + part], "Pod": pod, "IsInfra": part == "infra",
                "State": "running" if runs else "exited", "ExitCode": 0, "StartedAt": STARTED, "ExitedAt": STARTED + 60,
                "Created": "2026-09-21T13:33:20Z", "Image": "localhost/quayside-sample:1.0", "Labels": {"io.github.quayside.group": name}}
            if part == "infra":
                container["Ports"] = [{"host_ip": address, "host_port": 80, "container_port": 80, "protocol": "tcp", "range": 1}]
            else:
                container["Labels"]["io.github.quayside.container"] = part
                if runs:
                    self.measured.append(container["Id"])
            self.containers.append(container)

    def stats(self, beat):
        return {"Error": None, "Stats": [
            {"ContainerID": container, "SystemNano": time.time_ns(), "CPUNano": beat * 100_000_000 + place * 1000, "MemUsage": 40_000_000 + beat % 60 * 100_000,
             "MemLimit": 1_500_000_000, "NetInput": beat * 1000, "NetOutput": beat * 500, "BlockInput": 0, "BlockOutput": 0}
            for place, container in enumerate(self.measured)]}


class Service:
    def __init__(self, path, pods):
        self.pods = json.dumps(pods.pods).encode()
        self.containers = json.dumps(pods.containers).encode()
        self.world = pods
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen(64)

    def serve(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.converse, args=(connection,), daemon=True).start()

    def converse(self, connection):
        try:
            with connection:
                self.answer(connection)
        except OSError:
            pass  # the client has what it wanted

    def answer(self, connection):
        head = b""
        while b"\r\n\r\n" not in head:
            part = connection.recv(65536)
            if not part:
                return
            head += part
        path = re.sub(r"^/v[0-9.]+/libpod", "", head.split(b" ")[1].decode().split("?")[0])
        if path == "/events":
            connection.recv(1)  # nothing ever happens; until the client goes
        elif path == "/containers/stats":
            self.measure(connection)
        else:
            self.send(connection, *self.page(path))

    def page(self, path):
        if path == "/_ping":
            return 200, b"OK"
        if path == "/pods/json":
            return 200, self.pods
        if path == "/containers/json":
            return 200, self.containers
        if path in ("/volumes/json", "/networks/json", "/secrets/json"):
            return 200, b"[]"
        if path == "/info":
            return 200, json.dumps({"host": {"cgroupVersion": "v2", "cpus": 2, "memTotal": 8 << 30, "os": "linux"}, "version": {"Version": "4.3.1"}}).encode()
        found = re.match(r"/containers/([0-9a-f]{64})/json", path)
        if found:
            return 200, json.dumps({"Id": found.group(1), "State": {}, "HostConfig": {}}).encode()
        return 404, b'{"message": "there is no such thing here"}'

    @staticmethod
    def send(connection, status, body):
        head = "HTTP/1.1 %d X\r\nLibpod-API-Version: 4.3.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (status, len(body))
        connection.sendall(head.encode() + body)

    def measure(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        beat = 1
        while True:
            connection.sendall(json.dumps(self.world.stats(beat)).encode() + b"\n")
            beat += 1
            time.sleep(1)


if __name__ == "__main__":
    Service(sys.argv[1], Pods(int(sys.argv[2]), int(sys.argv[3]))).serve()
