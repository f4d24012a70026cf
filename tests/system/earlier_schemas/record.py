#!/usr/bin/env python3
"""Makes the fixtures of one schema: a small league in the database of an earlier executable, and what it answered.

record.py EXECUTABLE FOLDER [POSTGRES_DATABASE]

writes FOLDER/sqlite.db.gz and FOLDER/sqlite.json.gz; with an empty PostgreSQL database, FOLDER/postgres.sql.gz and
FOLDER/postgres.json.gz.
"""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

PEOPLE = [("Ada", "a long pass phrase", "admin"), ("Olga", "organises the cup", "organiser")]
CAPTAINS = ["Iris Holm", "Joris Pell", "Kaia Brandt"]
OTHERS = ["Løvise Ask", "Miro Zając", "Nell Öberg", "Oda Quist", "Pavel Tamm", "Runa Vik"]


class Server:
    def __init__(self, executable, database):
        self.process = subprocess.Popen(
            [executable, "serve", "--listen", "127.0.0.1:0", "--database", database],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.url = ""
        for line in self.process.stdout:
            found = re.search(r"listening on (http://127\.0\.0\.1:\d+)", line)
            if found:
                self.url = found.group(1)
                break
        if not self.url:
            raise SystemExit("the server did not start")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


class Client:
    def __init__(self, url):
        self.url = url
        self.cookie = ""

    def text(self, method, path, body=None):
        request = urllib.request.Request(self.url + "/api/v1" + path, method=method)
        data = None
        if body is not None:
            request.add_header("content-type", "application/json")
            data = json.dumps(body).encode()
        if self.cookie:
            request.add_header("cookie", self.cookie)
        try:
            answer = urllib.request.urlopen(request, data)
        except urllib.error.HTTPError as refusal:
            raise SystemExit(f"{method} {path}: {refusal.read().decode()}") from refusal
        with answer:
            if answer.headers["set-cookie"]:
                self.cookie = answer.headers["set-cookie"].split(";")[0]
            return answer.read().decode()

    def call(self, method, path, body=None):
        text = self.text(method, path, body)
        return json.loads(text) if text else None


def free(state):
    return next(player["id"] for player in state["players"] if player["team_id"] is None)


def pick(client, state):
    body = {"player_id": free(state), "round": state["on_clock"]["round"]}
    answer = client.call("POST", f"/drafts/{state['id']}/picks", body)
    return answer.get("state", answer)


def play(client, state):
    while state["status"] == "active":
        state = pick(client, state)
    return state


def state_of(client, draft):
    return client.call("GET", f"/drafts/{draft}")


def seat_client(server, links, team):
    link = next(seat["link"] for seat in links if seat["team_id"] == team)
    client = Client(server.url)
    client.call("POST", "/seat-session", {"token": link.rstrip("/").split("/")[-1]})
    return client


def fill(server):
    """Three drafts that have begun, one that waits; picks by an account and by a seat, a tie, undone picks, an abort."""
    staff = Client(server.url)
    staff.call("POST", "/session", {"username": "Olga", "password": "organises the cup"})
    people = [{"name": name, "mmr": 5000, "positions": ["1"]} for name in CAPTAINS]
    people += [{"name": name, "mmr": 4000 + 100 * at, "positions": ["2", "3"]} for at, name in enumerate(OTHERS)]

    def tournament(name):
        made = staff.call("POST", "/tournaments", {"name": name})["id"]
        return made, staff.call("POST", f"/tournaments/{made}/players", {"players": people})["items"]

    def draft(tournament_id, captains, style, size, window=0):
        body = {"style": style, "team_size": size, "tie_window": window, "captains": captains}
        return staff.call("POST", f"/tournaments/{tournament_id}/drafts", body)["id"]

    cup, roster = tournament("Harbour Cup")
    captains = [{"player_id": player["id"]} for player in roster[:3]]

    completed = draft(cup, captains, "shuffle", 3, 50)
    links = staff.call("GET", f"/drafts/{completed}/seats")["items"]
    staff.call("POST", f"/drafts/{completed}/start")
    state = state_of(staff, completed)
    pick(seat_client(server, links, state["on_clock"]["team_id"]), state)
    pick(staff, state_of(staff, completed))
    staff.call("POST", f"/drafts/{completed}/undo")
    play(staff, state_of(staff, completed))

    aborted = draft(cup, captains, "snake", 2)
    staff.call("POST", f"/drafts/{aborted}/start")
    pick(staff, state_of(staff, aborted))
    staff.call("DELETE", f"/drafts/{aborted}?reason=Too%20few%20people")

    running = draft(cup, captains, "normal", 2)
    staff.call("POST", f"/drafts/{running}/start")
    pick(staff, state_of(staff, running))

    winter, roster = tournament("Winter Cup")
    named = {"player_id": roster[0]["id"], "team_name": "Lighthouse"}
    draft(winter, [named, {"player_id": roster[1]["id"]}], "snake", 2)


def answers(server):
    """Every answer about the league, by its path, to staff."""
    staff = Client(server.url)
    staff.call("POST", "/session", {"username": "Ada", "password": "a long pass phrase"})
    said = {}

    def ask(path):
        text = staff.text("GET", path)
        said[path] = json.loads(text)
        return said[path]

    for tournament in ask("/tournaments")["items"]:
        ask(f"/tournaments/{tournament['id']}")
        ask(f"/tournaments/{tournament['id']}/players")
        for draft in ask(f"/tournaments/{tournament['id']}/drafts")["items"]:
            state = ask(f"/drafts/{draft['id']}")
            ask(f"/drafts/{draft['id']}/events?after=0&limit=500")
            ask(f"/drafts/{draft['id']}/balance")
            for seq in range(1, state["seq"]):
                ask(f"/drafts/{draft['id']}?at={seq}")
    return said


def record(executable, database):
    for name, password, role in PEOPLE:
        subprocess.run([executable, "account", "add", name, "--role", role, "--database", database],
                       input=password + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
    server = Server(executable, database)
    try:
        fill(server)
        return answers(server)
    finally:
        server.stop()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def main():
    executable, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)

    def keep(name, said, data):
        write(f"{folder}/{name}.gz", gzip.compress(data, mtime=0))
        text = json.dumps(said, ensure_ascii=False, indent=1)
        write(f"{folder}/{name.split('.')[0]}.json.gz", gzip.compress(text.encode(), mtime=0))

    with tempfile.TemporaryDirectory() as home:
        said = record(executable, f"sqlite:{home}/league.db")
        with open(f"{home}/league.db", "rb") as file:
            keep("sqlite.db", said, file.read())
    if len(sys.argv) > 3:
        said = record(executable, sys.argv[3])
        dump = ["pg_dump", "--no-owner", "--no-privileges", "--inserts", sys.argv[3]]
        keep("postgres.sql", said, subprocess.run(dump, check=True, stdout=subprocess.PIPE).stdout)


main()
