// Generated from api/openapi.json by `npm run types`. Do not edit.

export interface paths {
  '/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who am I */
    get: operations['getSession'];
    put?: never;
    /**
     * Sign in with a name and a password
     * @description Wrong passwords are counted a name and an address; too many get 429.
     */
    post: operations['signIn'];
    /** Sign out */
    delete: operations['signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/seat-session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with a captain's seat link */
    post: operations['signInWithSeat'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How one can sign in here */
    get: operations['getSignInWays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/discord': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sign in by Discord
     * @description For browsers, which go there and come back to `/sign-in/discord/callback`. OAuth 2.0 authorisation code with PKCE (S256) and `state`.
     */
    get: operations['startDiscordSignIn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sign-in/discord/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where Discord sends the browser back to
     * @description Every outcome but too many attempts ends what the browser began. An unknown Discord user becomes a new member.
     */
    get: operations['finishDiscordSignIn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/watch-session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open the link of a private tournament
     * @description The session keeps its account and seats.
     */
    post: operations['openWatchLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All tournaments that the asker may see, newest first */
    get: operations['listTournaments'];
    put?: never;
    /**
     * Create a tournament
     * @description For organisers and admins.
     */
    post: operations['createTournament'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    /** One tournament */
    get: operations['getTournament'];
    put?: never;
    post?: never;
    /**
     * Delete a tournament with everything in it
     * @description For staff. Refused while one of its drafts is active. `restoreTournament` undoes it for a day.
     */
    delete: operations['deleteTournament'];
    options?: never;
    head?: never;
    /**
     * Rename a tournament, or change who may see it
     * @description For staff.
     */
    patch: operations['editTournament'];
    trace?: never;
  };
  '/tournaments/{tournament_id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring back a tournament that was deleted
     * @description For staff, for a day: the same tournament as before, with everything in it. Nothing changes for one that is there. To all others one that was deleted does not exist.
     */
    post: operations['restoreTournament'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/organisers': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    /**
     * The organisers of a tournament
     * @description For staff.
     */
    get: operations['listOrganisers'];
    put?: never;
    /**
     * Add an organiser
     * @description For staff. An organiser is staff of the tournament. Twice is once.
     */
    post: operations['addOrganiser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/organisers/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove an organiser
     * @description For staff. The last organiser is removed by admins only.
     */
    delete: operations['removeOrganiser'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/members': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    /**
     * The members of a tournament
     * @description For staff.
     */
    get: operations['listMembers'];
    put?: never;
    /**
     * Add a member
     * @description For staff. A member sees the tournament while it is private. Twice is once.
     */
    post: operations['addMember'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/members/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a member
     * @description For staff.
     */
    delete: operations['removeMember'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/link': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    /**
     * The link by which a private tournament is watched
     * @description For staff.
     */
    get: operations['getWatchLink'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/link/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A new link to watch by
     * @description For staff.
     */
    post: operations['rotateWatchLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/players': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    /** The roster */
    get: operations['listPlayers'];
    put?: never;
    /**
     * Add one player, several, or a CSV file
     * @description For staff. All or nothing. As `text/csv` (UTF-8, with or without a byte order mark, RFC 4180) the file has a header line that names at least `name` and `mmr`; `positions`, separated by semicolons, is optional and other columns are ignored. Every bad line is named by its number in the file.
     */
    post: operations['addPlayers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/roster/preview': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What is understood of a roster's file
     * @description For staff. The body is the file as it is: a table in any encoding and with any separator, or a list of names and ratings; at most 1 MiB and 5,000 people. Changes nothing. What it finds importable, an import with the same options imports.
     */
    post: operations['previewRoster'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/roster/import': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring a file to the roster
     * @description For staff. The same body and options as the preview. All or nothing: a question that is open, a row that is bad and one without a rating stop it. Duplicates are left out. A column that the file lacks leaves its field alone.
     */
    post: operations['importRoster'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/roster/export': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    /**
     * The roster as a file
     * @description An import of it finds everybody unchanged.
     */
    get: operations['exportRoster'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/players/{player_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        player_id: components['parameters']['player_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take a player off the roster
     * @description For staff. The logs of drafts that ended keep the player. Not while in an active draft, nor the captain of a pending one. `restorePlayer` undoes it for a day.
     */
    delete: operations['deletePlayer'];
    options?: never;
    head?: never;
    /**
     * Edit a player
     * @description For staff. Rating and positions only while the player is in no active draft. A name is for drafts to come: one that was started keeps the names that it started with.
     */
    patch: operations['editPlayer'];
    trace?: never;
  };
  '/players/{player_id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        player_id: components['parameters']['player_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring back who was taken off the roster
     * @description For staff, for a day: the same player as before, with the same id. Nothing changes for one who is there.
     */
    post: operations['restorePlayer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/tournaments/{tournament_id}/drafts': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    /** The drafts of a tournament, newest first */
    get: operations['listDrafts'];
    put?: never;
    /**
     * Create a draft
     * @description For staff.
     */
    post: operations['createDraft'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    /** The state of a draft */
    get: operations['getDraft'];
    put?: never;
    post?: never;
    /**
     * Abort a pending or active draft
     * @description For staff. The draft and its log stay.
     */
    delete: operations['abortDraft'];
    options?: never;
    head?: never;
    /**
     * Change the set-up of a pending draft
     * @description For staff. Viewers get a `snapshot`.
     */
    patch: operations['editDraft'];
    trace?: never;
  };
  '/drafts/{draft_id}/start': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a pending draft
     * @description For staff. From now on the set-up is frozen. Refused with `nothing_to_draft` when there would be no round.
     */
    post: operations['startDraft'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}/picks': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pick a player
     * @description For the captain on the clock, and for staff acting for them. `round_not_current` when `round` is over or to come, `player_not_available` when the player is not in the pool.
     */
    post: operations['pickPlayer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Undo the last pick
     * @description For staff. Works on a completed draft too, which is active again.
     */
    post: operations['undoPick'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    /** The log, a page at a time */
    get: operations['listEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}/balance': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    /** Projected totals for each style */
    get: operations['getBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}/seats': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    /**
     * The seat links
     * @description For staff.
     */
    get: operations['listSeats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}/seats/{team_id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
        team_id: components['parameters']['team_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A new link for a seat
     * @description For staff.
     */
    post: operations['rotateSeat'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drafts/{draft_id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    /** Teams, and with json the whole log */
    get: operations['exportDraft'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every account
     * @description For admins.
     */
    get: operations['listAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/accounts/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete an account
     * @description For admins, and for the account itself. Logs keep its name; players that were linked to it are linked to nobody.
     */
    delete: operations['deleteAccount'];
    options?: never;
    head?: never;
    /**
     * Rename, give another role, disable or enable
     * @description For admins. A disabled account can't sign in, and its sessions end at once.
     */
    patch: operations['editAccount'];
    trace?: never;
  };
  '/accounts/{account_id}/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End every session of an account
     * @description For admins, and for the account itself.
     */
    post: operations['signOutEverywhere'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/accounts/{account_id}/password-link': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A link by which the account gets a new password
     * @description For admins, who hand it on. It is shown this once.
     */
    post: operations['makePasswordLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/accounts/{account_id}/discord': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Unlink the account's Discord user
     * @description For the account itself and for admins. Ends its sessions, this one too when it is one's own; players that came with the Discord user are linked to no account.
     */
    delete: operations['unlinkDiscord'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/accounts/{account_id}/password': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change one's own password
     * @description For the account itself. Wrong current passwords count like attempts to sign in.
     */
    post: operations['changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/accounts/{account_id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    /**
     * Everything that is kept about an account
     * @description For admins, and for the account itself.
     */
    get: operations['exportAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/invites': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Links that were not used yet
     * @description For admins.
     */
    get: operations['listInvites'];
    put?: never;
    /**
     * Invite somebody to an account
     * @description For admins.
     */
    post: operations['createInvite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/invites/{invite_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        invite_id: components['parameters']['invite_id'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take a link back
     * @description For admins.
     */
    delete: operations['revokeInvite'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/invitation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a link is for
     * @description A POST, so that the token is in no log of paths. Wrong tokens are counted an address; too many get 429.
     */
    post: operations['getInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/invitation/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Use a link, and sign in
     * @description Makes an account, or gives one a new password and ends its sessions.
     */
    post: operations['acceptInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who signed in, and what admins and staff did
     * @description For admins. Entries are kept for 365 days.
     */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['getOpenApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process lives */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The node can serve */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Prometheus text */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** Format: int64 */
    Id: number;
    /**
     * Format: int64
     * @description Head of a log: the sequence number of its last event, 0 when it has none.
     */
    Seq: number;
    /**
     * Format: date-time
     * @description UTC with milliseconds. Never a means of ordering: that is what sequence numbers are for.
     */
    Timestamp: string;
    /** @description Names one log. It changes when the database is replaced or restored, so that nobody resumes on another log. */
    Epoch: string;
    /** @description Counted in Unicode code points, in NFC: at least one letter or digit that shows, no control characters, and none that show nothing but the joiners that scripts and emoji need. */
    Name: string;
    /** @description A player's rating, in units of 10^-`rating_decimals` of the tournament. */
    Mmr: number;
    /** @description What the ratings are called: `MMR` unless told. */
    RatingName: string;
    /** @description How ratings, totals and tie windows read: with 2, a `mmr` of 857 is 8.57. */
    RatingDecimals: number;
    /** @description What the draft is called; null when it has no name. */
    DraftName: string | null;
    /** @description Who is on the roster and not in this draft. None of its captains. */
    LeaveOut: components['schemas']['Id'][];
    Positions: string[];
    /** @description Members of a full team, the captain included. */
    TeamSize: number;
    /** @description Shuffle only: teams within this distance of the lowest total are tied. In units of a rating. */
    TieWindow: number;
    /** @enum {string} */
    DraftStyle: 'shuffle' | 'snake' | 'normal';
    /** @enum {string} */
    DraftStatus: 'pending' | 'active' | 'completed' | 'aborted';
    /** @enum {string} */
    Role: 'admin' | 'organiser' | 'member';
    /** @enum {string} */
    ProblemCode:
      | 'malformed_json'
      | 'malformed_parameter'
      | 'unreadable_file'
      | 'not_signed_in'
      | 'wrong_credentials'
      | 'invalid_seat_link'
      | 'forbidden'
      | 'cross_site'
      | 'foreign_host'
      | 'not_found'
      | 'invitation_not_found'
      | 'method_not_allowed'
      | 'round_not_current'
      | 'player_not_available'
      | 'not_on_the_clock'
      | 'draft_not_pending'
      | 'draft_not_active'
      | 'nothing_to_draft'
      | 'nothing_to_undo'
      | 'player_in_draft'
      | 'last_organiser'
      | 'tournament_has_active_draft'
      | 'name_taken'
      | 'last_admin'
      | 'last_way_in'
      | 'too_many_tournaments'
      | 'too_many_drafts'
      | 'too_many_players'
      | 'too_many_people'
      | 'too_many_requests'
      | 'payload_too_large'
      | 'unsupported_media_type'
      | 'validation_failed'
      | 'unavailable'
      | 'internal';
    FieldError: {
      /** @description JSON pointer into the body without the leading slash (`captains/3/player_id`), the name of a parameter, or the column of a CSV file; empty for the whole. */
      field: string;
      message: string;
      /** @description CSV and rosters only: the line of the file, from 1. The message starts with `line N: `, of an import with `Line N: `. */
      line?: number;
    };
    /** @description RFC 9457. */
    Problem: {
      /** Format: uri-reference */
      type: string;
      title: string;
      status: number;
      detail: string;
      code: components['schemas']['ProblemCode'];
      /** @description With 422: everything that is wrong, not only the first. */
      errors?: components['schemas']['FieldError'][];
      /**
       * Format: int64
       * @description With 409 about a draft: its current head.
       */
      seq?: number;
    };
    /** @description The one who caused an event. */
    EventActor: {
      /** @description What the id is of: `account`, or `seat`, a captain by the id of their player; more may come. */
      kind: string;
      id: components['schemas']['Id'];
      name: string;
    };
    /**
     * Format: int64
     * @description The `seq` of the first event of its commit: what has the same one happened at once.
     */
    CommitSeq: number;
    /** @description The account that did it. */
    Actor: {
      id: components['schemas']['Id'];
      name: string;
    };
    Account: {
      id: components['schemas']['Id'];
      name: string;
      role: components['schemas']['Role'];
    };
    /** @description One captain's seat in one draft. */
    Seat: {
      draft_id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      team_id: components['schemas']['Id'];
      captain_id: components['schemas']['Id'];
      captain_name: string;
    };
    /** @description Who is asking; nulls when nobody. */
    Session: {
      account: components['schemas']['Account'] | null;
      seats: components['schemas']['Seat'][] | null;
    };
    SignIn: {
      username: string;
      password: string;
    };
    SignInWays: {
      /** @description By a name and a password. */
      password: boolean;
      /** @description By Discord, at `/sign-in/discord`. */
      discord: boolean;
      /** @description Which of them the account has that asks; null when nobody is signed in. */
      own: {
        password: boolean;
        discord: boolean;
      } | null;
    };
    SignedIn: {
      account: components['schemas']['Account'];
    };
    SeatSignIn: {
      /** @description The last part of the seat link's path. */
      token: string;
    };
    /** @description An account as admins see it. */
    AccountDetail: {
      id: components['schemas']['Id'];
      name: string;
      role: components['schemas']['Role'];
      /** @description Since when it can't sign in. */
      disabled_at: components['schemas']['Timestamp'] | null;
      /** @description The Discord user that it is linked with. */
      discord_id: string | null;
      has_password: boolean;
      created_at: components['schemas']['Timestamp'];
      /** @description When a session of it was last used; null without one. */
      last_seen_at: components['schemas']['Timestamp'] | null;
    };
    AccountDetailList: {
      items: components['schemas']['AccountDetail'][];
      next?: components['schemas']['NextPage'];
    };
    AccountEdit: {
      name?: components['schemas']['Name'];
      role?: components['schemas']['Role'];
      is_disabled?: boolean;
    };
    /** @description Counted in Unicode code points. None of the 18,000 that everybody tries first, in whatever case. */
    NewPassword: string;
    PasswordChange: {
      /** @description An account without a password has none to give. */
      current_password?: string;
      password: components['schemas']['NewPassword'];
    };
    OneTimeLink: {
      /**
       * Format: uri
       * @description The last part of its path is the token.
       */
      link: string;
      expires_at: components['schemas']['Timestamp'];
    };
    /**
     * @description `invite`: to an account of the role. `set_up`: to the first admin's, while there are members at most. `password`: to a new password of an account.
     * @enum {string}
     */
    InviteKind: 'invite' | 'set_up' | 'password';
    Invite: {
      id: components['schemas']['Id'];
      kind: components['schemas']['InviteKind'];
      role: components['schemas']['Role'];
      /** @description Whose new password it is for. */
      account_id: components['schemas']['Id'] | null;
      account_name: string | null;
      /** @description The admin's account; null when that is gone, or for the command line. */
      created_by: components['schemas']['Id'] | null;
      created_at: components['schemas']['Timestamp'];
      expires_at: components['schemas']['Timestamp'];
    };
    InviteList: {
      items: components['schemas']['Invite'][];
      next?: components['schemas']['NextPage'];
    };
    InviteRequest: {
      role: components['schemas']['Role'];
    };
    NewInvite: {
      id: components['schemas']['Id'];
      kind: components['schemas']['InviteKind'];
      role: components['schemas']['Role'];
      /** @description Whose new password it is for. */
      account_id: components['schemas']['Id'] | null;
      account_name: string | null;
      /** @description The admin's account; null when that is gone, or for the command line. */
      created_by: components['schemas']['Id'] | null;
      created_at: components['schemas']['Timestamp'];
      expires_at: components['schemas']['Timestamp'];
      /**
       * Format: uri
       * @description The last part of its path is the token.
       */
      link: string;
    };
    InvitationToken: {
      /** @description The last part of the link's path. */
      token: string;
    };
    Invitation: {
      kind: components['schemas']['InviteKind'];
      role: components['schemas']['Role'];
      /** @description Of the account that gets a new password. */
      name: string | null;
      expires_at: components['schemas']['Timestamp'];
    };
    InvitationAcceptance: {
      /** @description The last part of the link's path. */
      token: string;
      /** @description Of the new account; not with a link for a new password. */
      name?: components['schemas']['Name'];
      password: components['schemas']['NewPassword'];
    };
    AuditEntry: {
      id: components['schemas']['Id'];
      at: components['schemas']['Timestamp'];
      /** @description `signed_in`, `role_changed`, …; more may come. */
      action: string;
      /** @description Null when nobody was signed in, and for the command line. */
      actor: components['schemas']['Actor'] | null;
      /** @description What it was done to, as a person names it. */
      subject: string;
      detail: string;
      /** @description Where the request came from; empty for the command line. */
      address: string;
    };
    AuditList: {
      items: components['schemas']['AuditEntry'][];
      next?: components['schemas']['NextPage'];
    };
    /** @description Everything that is kept about an account, but for hashes. */
    AccountExport: {
      exported_at: components['schemas']['Timestamp'];
      account: components['schemas']['AccountDetail'];
      sessions: {
        created_at: components['schemas']['Timestamp'];
        last_seen_at: components['schemas']['Timestamp'];
      }[];
      /** @description Those that it organises, is a member of, or plays in. */
      tournaments: {
        id: components['schemas']['Id'];
        name: string;
        is_organiser: boolean;
        is_member: boolean;
      }[];
      /** @description Those that are linked to it. */
      players: components['schemas']['Player'][];
      /** @description What it did in the drafts of these tournaments. */
      events: {
        draft_id: components['schemas']['Id'];
        seq: components['schemas']['Seq'];
        event_type: string;
        created_at: components['schemas']['Timestamp'];
      }[];
      /** @description Open links that it made, or that are for it. */
      invites: components['schemas']['Invite'][];
      /** @description What the audit log has of it, newest first. */
      audit: components['schemas']['AuditEntry'][];
    };
    DraftSummary: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      tournament_name: string;
      name: components['schemas']['DraftName'];
      style: components['schemas']['DraftStyle'];
      status: components['schemas']['DraftStatus'];
      team_size: components['schemas']['TeamSize'];
      tie_window: components['schemas']['TieWindow'];
      team_count: number;
      seq: components['schemas']['Seq'];
      created_at: components['schemas']['Timestamp'];
      started_at: components['schemas']['Timestamp'] | null;
      completed_at: components['schemas']['Timestamp'] | null;
      /** @description Where it stands while it is active. Null as well beyond the first 20 running drafts of an answer. */
      progress: components['schemas']['DraftProgress'] | null;
    };
    DraftProgress: {
      /** @description The round that is picked now. */
      round: number;
      round_count: number;
      captain_id: components['schemas']['Id'];
      /** @description Who is on the clock. */
      captain_name: string;
      /** @description How many watch; 0 as well when the node that answers has none of them. */
      viewers: number;
    };
    /**
     * @description A private tournament exists only for admins, its organisers and members, the accounts of its players, captains with a seat in one of its drafts, and who opened its link.
     * @enum {string}
     */
    Visibility: 'public' | 'private';
    Tournament: {
      id: components['schemas']['Id'];
      name: string;
      visibility: components['schemas']['Visibility'];
      rating_name: components['schemas']['RatingName'];
      rating_decimals: components['schemas']['RatingDecimals'];
      created_at: components['schemas']['Timestamp'];
      player_count: number;
      draft_count: number;
      drafts: components['schemas']['DraftSummary'][];
    };
    TournamentDetail: {
      id: components['schemas']['Id'];
      name: string;
      visibility: components['schemas']['Visibility'];
      rating_name: components['schemas']['RatingName'];
      rating_decimals: components['schemas']['RatingDecimals'];
      created_at: components['schemas']['Timestamp'];
      player_count: number;
      draft_count: number;
      /** @description The newest 100, and the newest 100 of those that run. `draft_count` tells whether there are more, `listDrafts` has them. */
      drafts: components['schemas']['DraftSummary'][];
      /** @description Whether the asker is staff here. */
      is_staff: boolean;
    };
    /** @description Path and query of the next page, `/api/v1` included; not there on the last one. */
    NextPage: string;
    TournamentList: {
      items: components['schemas']['Tournament'][];
      next?: components['schemas']['NextPage'];
    };
    NewTournament: {
      name: components['schemas']['Name'];
      visibility?: components['schemas']['Visibility'];
    };
    /** @description At least one field. Another number of decimals gives every rating of the roster and every tie window of a pending draft its new unit; it is refused when digits would be lost or a number would grow too large. */
    TournamentEdit: {
      name?: components['schemas']['Name'];
      visibility?: components['schemas']['Visibility'];
      rating_name?: components['schemas']['RatingName'];
      rating_decimals?: components['schemas']['RatingDecimals'];
    };
    Person: {
      account_id: components['schemas']['Id'];
      name: string;
    };
    PersonList: {
      items: components['schemas']['Person'][];
      next?: components['schemas']['NextPage'];
    };
    NewPerson: {
      /** @description The name of an account. */
      account: components['schemas']['Name'];
    };
    WatchLink: {
      /** Format: uri */
      link: string;
    };
    WatchSignIn: {
      /** @description The last part of the watch link's path. */
      token: string;
    };
    OpenedWatch: {
      tournament_id: components['schemas']['Id'];
    };
    Player: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      name: string;
      mmr: components['schemas']['Mmr'];
      positions: components['schemas']['Positions'];
      /** @description Null for whoever is not staff. */
      account_id: components['schemas']['Id'] | null;
      /** @description Null for whoever is not staff. */
      discord_id: string | null;
      /** @description On the roster, and in no pool to come. */
      is_out: boolean;
      /** @description In lists: the pending and active drafts that this person is in, oldest first. */
      draft_ids?: components['schemas']['Id'][];
    };
    PlayerList: {
      items: components['schemas']['Player'][];
      next?: components['schemas']['NextPage'];
    };
    /** @description The rating is required: a missing one is an error, never 0. */
    NewPlayer: {
      name: components['schemas']['Name'];
      mmr: components['schemas']['Mmr'];
      positions?: components['schemas']['Positions'];
      /** @description The account that plays as this person; it may then pick when this person is a captain on the clock. */
      account_id?: components['schemas']['Id'] | null;
      /** @description Whose Discord user's id it is, unlike any other of the roster. The account that signs in with it plays as this person. */
      discord_id?: string | null;
    };
    NewPlayers: {
      players: components['schemas']['NewPlayer'][];
    };
    RosterPreview: {
      encoding: {
        used: string;
        guessed: boolean;
        /** @description What else the file could be, the likelier first. */
        others: string[];
      };
      /**
       * @description Null for a list of names and ratings.
       * @enum {unknown}
       */
      separator: ',' | ';' | 'tab' | '|' | null;
      /** @description 0: none. */
      header_line: number;
      columns: components['schemas']['RosterColumn'][];
      rating: {
        decimals: number;
        /**
         * @description Null when no cell hangs on it.
         * @enum {unknown}
         */
        read_scale: 'thousands' | 'decimals' | null;
        ambiguous: boolean;
        /** @description When the tournament's scale is too coarse for a cell: what would hold it. */
        suggested_decimals?: number;
      };
      needs: components['schemas']['RosterNeed'][];
      rows: components['schemas']['RosterRow'][];
      counts: components['schemas']['RosterCounts'];
    };
    /** @enum {string} */
    RosterField: 'name' | 'mmr' | 'positions' | 'discord_id';
    RosterColumn: {
      index: number;
      title: string;
      /** @description Null: ignored. */
      as: components['schemas']['RosterField'] | null;
    };
    /** @description A question to a person, without whose answer nothing is imported. */
    RosterNeed: {
      /** @enum {string} */
      code:
        | 'no_people'
        | 'choose_name_column'
        | 'choose_rating_column'
        | 'choose_positions_column'
        | 'choose_discord_column'
        | 'choose_read_scale'
        | 'choose_person';
      message: string;
      /** @description To choose from, by the option `columns`. */
      columns?: number[];
      /** @description Of `choose_person`. */
      line?: number;
      /** @description Of `choose_person`: whom of the roster the line may be, by the option `persons`. */
      player_ids?: components['schemas']['Id'][];
    };
    /** @description One person of the file as they would be after the import, or what stands in the place of one. */
    RosterRow: {
      /** @description Where it begins in the file. */
      line: number;
      /** @enum {string} */
      status: 'new' | 'update' | 'same' | 'duplicate' | 'unrated' | 'not_a_person' | 'bad';
      /** @description By the option `leave_out`: it counts as nothing. */
      left_out: boolean;
      /** @description Of a row that is bad, what the cell says. */
      name: string;
      mmr: components['schemas']['Mmr'] | null;
      positions: components['schemas']['Positions'];
      discord_id: string | null;
      /** @description Who it is on the roster. */
      player_id: components['schemas']['Id'] | null;
      /** @description Of an update. */
      before: components['schemas']['RosterBefore'] | null;
      notes: {
        code: string;
        text: string;
      }[];
      /** @description What must be mended. */
      errors: {
        /** @description Null: the whole line. */
        field: components['schemas']['RosterField'] | null;
        code: string;
        /** @description Starts with `Line N: `. */
        message: string;
        /** @description What the cell of `field` says, as far as it can be shown. */
        cell: string;
      }[];
    };
    /** @description The fields that change, as they were. */
    RosterBefore: {
      name?: components['schemas']['Name'];
      mmr?: components['schemas']['Mmr'];
      positions?: components['schemas']['Positions'];
      discord_id?: string | null;
    };
    /** @description How many rows have which status, but for those that are left out. */
    RosterCounts: {
      new: number;
      update: number;
      same: number;
      duplicate: number;
      unrated: number;
      not_a_person: number;
      bad: number;
    };
    RosterImported: {
      counts: components['schemas']['RosterCounts'];
      /** @description The people of the file who are on the roster now, in the order of the file. */
      items: components['schemas']['Player'][];
    };
    RosterStopped: components['schemas']['Problem'] & {
      needs: components['schemas']['RosterNeed'][];
      /** @description Those that are bad or have no rating. */
      rows: components['schemas']['RosterRow'][];
    };
    /** @description At least one field. */
    PlayerEdit: {
      name?: components['schemas']['Name'];
      mmr?: components['schemas']['Mmr'];
      positions?: components['schemas']['Positions'];
      account_id?: components['schemas']['Id'] | null;
      discord_id?: string | null;
      /** @description True: out of every pending draft but those whose captain they are, and of those to come. False: back in all of them. */
      is_out?: boolean;
    };
    NewCaptain: {
      player_id: components['schemas']['Id'];
      /** @description Without one the team is named after its captain, and follows their name until the start. */
      team_name?: string | null;
    };
    NewDraft: {
      style: components['schemas']['DraftStyle'];
      /** @description 5 unless told. */
      team_size?: components['schemas']['TeamSize'];
      /** @description 0 unless told. */
      tie_window?: components['schemas']['TieWindow'];
      /** @description In draft order; each a different player of the roster. */
      captains: components['schemas']['NewCaptain'][];
      name?: components['schemas']['DraftName'];
      /** @description Who of the roster is not in this draft. Those who are out, unless told; an empty list brings them in. */
      leave_out?: components['schemas']['LeaveOut'] | null;
    };
    /** @description At least one field; what is left out stays. */
    DraftEdit: {
      style?: components['schemas']['DraftStyle'];
      team_size?: components['schemas']['TeamSize'];
      tie_window?: components['schemas']['TieWindow'];
      /** @description In draft order; each a different player of the roster. */
      captains?: components['schemas']['NewCaptain'][];
      name?: components['schemas']['DraftName'];
      /** @description Who of the roster is not in this draft. Null: those who are out. An empty list brings everybody in. */
      leave_out?: components['schemas']['LeaveOut'] | null;
    };
    DraftSummaryList: {
      items: components['schemas']['DraftSummary'][];
      next?: components['schemas']['NextPage'];
    };
    /** @description Whose turn it is. */
    OnClock: {
      /** @description One turn of one captain, counted through the whole draft. */
      round: number;
      /** @description A lap of as many rounds as there are teams. */
      phase: number;
      captain_id: components['schemas']['Id'];
      team_id: components['schemas']['Id'];
    };
    Team: {
      id: components['schemas']['Id'];
      name: string;
      captain_id: components['schemas']['Id'];
      draft_order: number;
      /** @description The captain first, then in pick order. */
      member_ids: components['schemas']['Id'][];
      /** @description Sum of the ratings of a team, captain included. */
      total_mmr: number;
    };
    /** @description One turn of one captain. Before its turn a shuffle round has nulls and no tie. */
    Round: {
      /** @description One turn of one captain, counted through the whole draft. */
      round: number;
      /** @description A lap of as many rounds as there are teams. */
      phase: number;
      captain_id: components['schemas']['Id'] | null;
      team_id: components['schemas']['Id'] | null;
      /** @description The player that was picked. */
      choice_id: components['schemas']['Id'] | null;
      was_tie: boolean;
      tie_roll_data: components['schemas']['TieRoll'] | null;
    };
    DraftPlayer: {
      id: components['schemas']['Id'];
      name: string;
      mmr: components['schemas']['Mmr'];
      positions: components['schemas']['Positions'];
      /** @description null in the pool. */
      team_id: components['schemas']['Id'] | null;
    };
    /** @description The fold of events 1 to `seq`; before the start, the set-up as it stands. */
    DraftState: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      epoch: components['schemas']['Epoch'];
      seq: components['schemas']['Seq'];
      name: components['schemas']['DraftName'];
      style: components['schemas']['DraftStyle'];
      status: components['schemas']['DraftStatus'];
      team_size: components['schemas']['TeamSize'];
      tie_window: components['schemas']['TieWindow'];
      rating_name: components['schemas']['RatingName'];
      rating_decimals: components['schemas']['RatingDecimals'];
      leave_out: components['schemas']['LeaveOut'];
      /** @description null unless the draft is active. */
      on_clock: components['schemas']['OnClock'] | null;
      teams: components['schemas']['Team'][];
      /** @description Every round from the start of the draft; empty while pending. */
      rounds: components['schemas']['Round'][];
      players: components['schemas']['DraftPlayer'][];
      created_at: components['schemas']['Timestamp'];
      started_at: components['schemas']['Timestamp'] | null;
      completed_at: components['schemas']['Timestamp'] | null;
    };
    SetupTeam: {
      id: components['schemas']['Id'];
      name: string;
      captain_id: components['schemas']['Id'];
      draft_order: number;
    };
    SetupPlayer: {
      id: components['schemas']['Id'];
      name: string;
      mmr: components['schemas']['Mmr'];
      positions: components['schemas']['Positions'];
    };
    /** @description The set-up as it is frozen. */
    DraftSetup: {
      draft_style: components['schemas']['DraftStyle'];
      team_size: components['schemas']['TeamSize'];
      tie_window: components['schemas']['TieWindow'];
      name: components['schemas']['DraftName'];
      rating_name: components['schemas']['RatingName'];
      rating_decimals: components['schemas']['RatingDecimals'];
      leave_out: components['schemas']['LeaveOut'];
      teams: components['schemas']['SetupTeam'][];
      players: components['schemas']['SetupPlayer'][];
    };
    /** @description Payload of `draft_started`: the set-up, frozen from now on. */
    DraftStarted: {
      draft_id: components['schemas']['Id'];
      draft_style: components['schemas']['DraftStyle'];
      team_count: number;
      team_size: components['schemas']['TeamSize'];
      tie_window: components['schemas']['TieWindow'];
      total_rounds: number;
      name: components['schemas']['DraftName'];
      rating_name: components['schemas']['RatingName'];
      rating_decimals: components['schemas']['RatingDecimals'];
      leave_out: components['schemas']['LeaveOut'];
      teams: components['schemas']['SetupTeam'][];
      players: components['schemas']['SetupPlayer'][];
    };
    TiedCaptain: {
      id: components['schemas']['Id'];
      name: string;
      /** @description The team's total. */
      mmr: number;
      team_id: components['schemas']['Id'];
    };
    DieRoll: {
      captain_id: components['schemas']['Id'];
      roll: number;
    };
    /** @description Payload of `tie_roll`: dice between tied captains until one is left. */
    TieRoll: {
      /** @description One turn of one captain, counted through the whole draft. */
      round: number;
      tied_captains: components['schemas']['TiedCaptain'][];
      roll_rounds: components['schemas']['DieRoll'][][];
      winner_id: components['schemas']['Id'];
      winner_name: string;
      /**
       * Format: int64
       * @description null for dice that were just thrown; after an undo, the `seq` of the roll whose dice stand.
       */
      original_seq: number | null;
    };
    /** @description Payload of `captain_assigned`: who is on the clock now. */
    CaptainAssigned: {
      /** @description One turn of one captain, counted through the whole draft. */
      round: number;
      /** @description A lap of as many rounds as there are teams. */
      phase: number;
      captain_id: components['schemas']['Id'];
      captain_name: string;
      team_id: components['schemas']['Id'];
      team_name: string;
      /** @description Sum of the ratings of a team, captain included. */
      team_mmr: number;
      was_tie: boolean;
    };
    /** @description Payload of `player_picked`; `team_mmr` is the total after the pick. */
    PlayerPicked: {
      /** @description One turn of one captain, counted through the whole draft. */
      round: number;
      /** @description A lap of as many rounds as there are teams. */
      phase: number;
      captain_id: components['schemas']['Id'];
      captain_name: string;
      picked_id: components['schemas']['Id'];
      picked_name: string;
      picked_mmr: components['schemas']['Mmr'];
      team_id: components['schemas']['Id'];
      team_name: string;
      /** @description Sum of the ratings of a team, captain included. */
      team_mmr: number;
    };
    /** @description Payload of `pick_undone`; the captain of `round` is on the clock again. */
    PickUndone: {
      /** @description One turn of one captain, counted through the whole draft. */
      round: number;
      captain_id: components['schemas']['Id'];
      captain_name: string;
      picked_id: components['schemas']['Id'];
      picked_name: string;
      team_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description The `seq` of the pick that this cancels.
       */
      undone_seq: number;
      reason: string | null;
    };
    /** @description Payload of `draft_completed`. */
    DraftCompleted: {
      draft_id: components['schemas']['Id'];
      draft_style: components['schemas']['DraftStyle'];
      team_count: number;
    };
    /** @description Payload of `draft_aborted`. */
    DraftAborted: {
      draft_id: components['schemas']['Id'];
      reason: string | null;
      /** @description The set-up when the draft was still pending; null when it was active, since `draft_started` holds it. */
      setup: components['schemas']['DraftSetup'] | null;
    };
    DraftStartedEvent: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      draft_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description 1, 2, 3 … within the draft, without gaps.
       */
      seq: number;
      /**
       * Format: int64
       * @description The same within the tournament.
       */
      tournament_seq: number;
      commit_seq: components['schemas']['CommitSeq'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event_type: 'draft_started';
      payload: components['schemas']['DraftStarted'];
      actor: components['schemas']['EventActor'] | null;
      created_at: components['schemas']['Timestamp'];
    };
    TieRollEvent: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      draft_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description 1, 2, 3 … within the draft, without gaps.
       */
      seq: number;
      /**
       * Format: int64
       * @description The same within the tournament.
       */
      tournament_seq: number;
      commit_seq: components['schemas']['CommitSeq'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event_type: 'tie_roll';
      payload: components['schemas']['TieRoll'];
      actor: components['schemas']['EventActor'] | null;
      created_at: components['schemas']['Timestamp'];
    };
    CaptainAssignedEvent: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      draft_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description 1, 2, 3 … within the draft, without gaps.
       */
      seq: number;
      /**
       * Format: int64
       * @description The same within the tournament.
       */
      tournament_seq: number;
      commit_seq: components['schemas']['CommitSeq'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event_type: 'captain_assigned';
      payload: components['schemas']['CaptainAssigned'];
      actor: components['schemas']['EventActor'] | null;
      created_at: components['schemas']['Timestamp'];
    };
    PlayerPickedEvent: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      draft_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description 1, 2, 3 … within the draft, without gaps.
       */
      seq: number;
      /**
       * Format: int64
       * @description The same within the tournament.
       */
      tournament_seq: number;
      commit_seq: components['schemas']['CommitSeq'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event_type: 'player_picked';
      payload: components['schemas']['PlayerPicked'];
      actor: components['schemas']['EventActor'] | null;
      created_at: components['schemas']['Timestamp'];
    };
    PickUndoneEvent: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      draft_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description 1, 2, 3 … within the draft, without gaps.
       */
      seq: number;
      /**
       * Format: int64
       * @description The same within the tournament.
       */
      tournament_seq: number;
      commit_seq: components['schemas']['CommitSeq'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event_type: 'pick_undone';
      payload: components['schemas']['PickUndone'];
      actor: components['schemas']['EventActor'] | null;
      created_at: components['schemas']['Timestamp'];
    };
    DraftCompletedEvent: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      draft_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description 1, 2, 3 … within the draft, without gaps.
       */
      seq: number;
      /**
       * Format: int64
       * @description The same within the tournament.
       */
      tournament_seq: number;
      commit_seq: components['schemas']['CommitSeq'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event_type: 'draft_completed';
      payload: components['schemas']['DraftCompleted'];
      actor: components['schemas']['EventActor'] | null;
      created_at: components['schemas']['Timestamp'];
    };
    DraftAbortedEvent: {
      id: components['schemas']['Id'];
      tournament_id: components['schemas']['Id'];
      draft_id: components['schemas']['Id'];
      /**
       * Format: int64
       * @description 1, 2, 3 … within the draft, without gaps.
       */
      seq: number;
      /**
       * Format: int64
       * @description The same within the tournament.
       */
      tournament_seq: number;
      commit_seq: components['schemas']['CommitSeq'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event_type: 'draft_aborted';
      payload: components['schemas']['DraftAborted'];
      actor: components['schemas']['EventActor'] | null;
      created_at: components['schemas']['Timestamp'];
    };
    /** @description One event of a draft's append-only log. `actor` is null for the system. */
    DraftEvent:
      | components['schemas']['DraftStartedEvent']
      | components['schemas']['TieRollEvent']
      | components['schemas']['CaptainAssignedEvent']
      | components['schemas']['PlayerPickedEvent']
      | components['schemas']['PickUndoneEvent']
      | components['schemas']['DraftCompletedEvent']
      | components['schemas']['DraftAbortedEvent'];
    DraftEventList: {
      items: components['schemas']['DraftEvent'][];
    };
    /** @description The state after a commit, and the events of that commit in order. */
    DraftChange: {
      state: components['schemas']['DraftState'];
      events: components['schemas']['DraftEvent'][];
    };
    PickRequest: {
      player_id: components['schemas']['Id'];
      /** @description The round that the sender means: a double click picks once. */
      round: number;
    };
    AbortRequest: {
      reason?: string | null;
    };
    UndoRequest: {
      /** @description The round of the pick meant; refused when that is not the last one. */
      round?: number;
      reason?: string | null;
    };
    BalanceTeam: {
      team_id: components['schemas']['Id'];
      captain_id: components['schemas']['Id'];
      name: string;
      /** @description Sum of the ratings of a team, captain included. */
      total_mmr: number;
    };
    /** @description One style's projection when everyone picks the highest MMR left. */
    Balance: {
      style: components['schemas']['DraftStyle'];
      teams: components['schemas']['BalanceTeam'][];
      /** @description Sum of the ratings of a team, captain included. */
      lowest: number;
      /** @description Sum of the ratings of a team, captain included. */
      highest: number;
      spread: number;
      /** @description How often dice would decide; 0 for styles without ties. */
      tie_rolls: number;
    };
    BalanceList: {
      items: components['schemas']['Balance'][];
    };
    SeatLink: {
      team_id: components['schemas']['Id'];
      captain_id: components['schemas']['Id'];
      /**
       * Format: uri
       * @description The last part of its path is the token.
       */
      link: string;
      /** @description Since when somebody holds the seat by this link. */
      arrived_at: components['schemas']['Timestamp'] | null;
      /** @description Whether its captain has the draft open now. */
      is_here: boolean;
    };
    SeatLinkList: {
      items: components['schemas']['SeatLink'][];
    };
    DraftExport: {
      draft: components['schemas']['DraftState'];
      /** @description The whole log, oldest first. */
      events: components['schemas']['DraftEvent'][];
      /** @description One sentence an event, in the same order. */
      history: string[];
    };
    /** @description A draft as a tournament's channel lists it. */
    DraftHead: {
      id: components['schemas']['Id'];
      name: components['schemas']['DraftName'];
      style: components['schemas']['DraftStyle'];
      status: components['schemas']['DraftStatus'];
      seq: components['schemas']['Seq'];
    };
    /** @description First message of a draft's channel: the last 20 events, oldest first, and the state at `seq`. */
    InitialEventsDraft: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'initial_events';
      epoch: components['schemas']['Epoch'];
      seq: components['schemas']['Seq'];
      events: components['schemas']['DraftEvent'][];
      draft: components['schemas']['DraftState'];
    };
    /** @description First message of a tournament's channel; `seq` is the `tournament_seq`. */
    InitialEventsTournament: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'initial_events';
      epoch: components['schemas']['Epoch'];
      seq: components['schemas']['Seq'];
      events: components['schemas']['DraftEvent'][];
      drafts: components['schemas']['DraftHead'][];
    };
    /** @description First message after `?after=M&epoch=E` when this log holds everything after M: all of it. */
    Resumed: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'resumed';
      epoch: components['schemas']['Epoch'];
      seq: components['schemas']['Seq'];
      events: components['schemas']['DraftEvent'][];
    };
    /** @description Live: the events of one commit, in order. */
    DraftEvents: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'draft_events';
      events: components['schemas']['DraftEvent'][];
    };
    /** @description After 20 s without another message: the head of the channel. */
    Heartbeat: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'heartbeat';
      seq: components['schemas']['Seq'];
    };
    /** @description The state anew: a pending draft's set-up changed, the epoch changed, or the reader fell far behind. */
    Snapshot: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'snapshot';
      epoch: components['schemas']['Epoch'];
      seq: components['schemas']['Seq'];
      draft: components['schemas']['DraftState'];
    };
    /** @description The same on a tournament's channel. It comes as well when the tournament itself, its roster or a pending draft is another now: ask for what is shown again. */
    SnapshotTournament: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'snapshot';
      epoch: components['schemas']['Epoch'];
      seq: components['schemas']['Seq'];
      drafts: components['schemas']['DraftHead'][];
    };
    /** @description How many watch, on all nodes. */
    Viewers: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      type: 'viewers';
      count: number;
      /** @description On a draft's channel: the teams whose captain is among them, as far as this node knows. Left out when there is none. */
      seats_here?: components['schemas']['Id'][];
      /** @description True while the server can't read the log, so that what is shown may be behind. The next message of this kind without it says that it can again. */
      stale?: boolean;
    };
    /** @description What a draft's channel (`/ws/draft/{id}/`) sends. */
    DraftServerMessage:
      | components['schemas']['InitialEventsDraft']
      | components['schemas']['Resumed']
      | components['schemas']['DraftEvents']
      | components['schemas']['Heartbeat']
      | components['schemas']['Snapshot']
      | components['schemas']['Viewers'];
    /** @description What a tournament's channel (`/ws/tournament/{id}/`) sends. */
    TournamentServerMessage:
      | components['schemas']['InitialEventsTournament']
      | components['schemas']['Resumed']
      | components['schemas']['DraftEvents']
      | components['schemas']['Heartbeat']
      | components['schemas']['SnapshotTournament']
      | components['schemas']['Viewers'];
    /** @description Any message of either channel. */
    ServerMessage:
      | components['schemas']['InitialEventsDraft']
      | components['schemas']['InitialEventsTournament']
      | components['schemas']['Resumed']
      | components['schemas']['DraftEvents']
      | components['schemas']['Heartbeat']
      | components['schemas']['Snapshot']
      | components['schemas']['SnapshotTournament']
      | components['schemas']['Viewers'];
  };
  responses: {
    /** @description Malformed: `malformed_json`, `malformed_parameter`, and `unreadable_file` for a roster that is no text. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not signed in: `not_signed_in`. */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `wrong_credentials`, the same whether the name or the password is wrong. */
    WrongCredentials: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `invalid_seat_link`: unknown, or replaced by a newer one. */
    InvalidSeatLink: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Not allowed: `forbidden`, or `cross_site` for an unsafe request from another site. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `not_on_the_clock`: neither the captain on the clock nor staff; `forbidden`; or `cross_site`. */
    PickForbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description Unknown: `not_found`. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `method_not_allowed`; the answer to any other method of a known path. */
    MethodNotAllowed: {
      headers: {
        /** @description The methods that this path has. */
        Allow?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description In conflict with the state, with the current `seq`: `draft_not_pending`, `draft_not_active`, `round_not_current`, `player_not_available`, `nothing_to_draft`, `nothing_to_undo`. */
    DraftConflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description One more than an organiser may have: `too_many_tournaments`, `too_many_drafts`, `too_many_players` (whoever asks; an import is refused whole) or `too_many_people`. */
    TooMany: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `validation_failed`, and nothing was imported: `needs` has the questions that are open, `rows` what must be mended or left out. */
    RosterStopped: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['RosterStopped'];
      };
    };
    /** @description `player_in_draft`: the player belongs to a draft that forbids it; `tournament_has_active_draft`: a draft is running. */
    RosterConflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `invitation_not_found`: never a link, used, expired or taken back; nobody is told which. */
    InvitationNotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `last_way_in`: one's own account, which has no password to sign in by. */
    LastWayIn: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `last_admin`: the last admin who can sign in; `last_organiser`: the only organiser of a tournament, unless an admin asks. */
    LastOfTheirKind: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `name_taken`: another account has that name; `last_admin`: the last admin who can sign in. */
    AccountConflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `name_taken`: another account has that name. */
    NameTaken: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `last_organiser`: only an admin may leave a tournament without one. */
    LastOrganiser: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `payload_too_large`. */
    PayloadTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `unsupported_media_type`. */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `validation_failed`: well-formed but breaks a rule, with everything that is wrong in `errors`. */
    ValidationFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `too_many_requests`. */
    TooManyRequests: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `internal`: our fault; the detail names the request for whoever reads the log. */
    Internal: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `unavailable`: not now. */
    Unavailable: {
      headers: {
        /** @description Seconds to wait. */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: {
    /** @description The name of an encoding, by IANA or as ICU knows it. Guessed unless told. */
    roster_encoding: string;
    /** @description Guessed unless told. */
    roster_separator: ',' | ';' | 'tab' | '|';
    /** @description The number of the line, 0 for none. Guessed unless told. */
    roster_header_line: number;
    /** @description Which column is what, from 0: `name:0,mmr:2,positions:3,discord_id:5`, at least name and mmr. All others are ignored. Guessed unless told. */
    roster_columns: string;
    /** @description The rating of those who have none, in units of the tournament's scale. Unless told they must be mended or left out. */
    roster_unrated_mmr: components['schemas']['Mmr'];
    /** @description What happens to people who are on the roster already. `add` makes others of the same name. `update` unless told. */
    roster_on_existing: 'update' | 'skip' | 'add';
    /** @description Numbers of lines that count as nothing: `3,5`. */
    roster_leave_out: string;
    /** @description Numbers of lines that are people of their own, in spite of a name that is there already: `3,5`. */
    roster_also_people: string;
    /** @description Which lines are whom of the roster, LINE:ID: `3:17,5:18`. */
    roster_persons: string;
    /** @description How one dot or comma with three digits behind it reads. By the whole column unless told. */
    roster_read_scale: 'thousands' | 'decimals';
    tournament_id: components['schemas']['Id'];
    account_id: components['schemas']['Id'];
    invite_id: components['schemas']['Id'];
    draft_id: components['schemas']['Id'];
    player_id: components['schemas']['Id'];
    team_id: components['schemas']['Id'];
  };
  requestBodies: never;
  headers: {
    /** @description `<next>; rel="next"` (RFC 8288), when the list goes on. */
    NextPage: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account and seats of this session, nulls when nobody. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignIn'];
      };
    };
    responses: {
      /** @description Signed in. */
      200: {
        headers: {
          /** @description The session: HttpOnly, SameSite=Lax. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedIn'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['WrongCredentials'];
      403: components['responses']['Forbidden'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out, whether or not somebody was signed in. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  signInWithSeat: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SeatSignIn'];
      };
    };
    responses: {
      /** @description Signed in to the seat, which is the last of those that are named. */
      200: {
        headers: {
          /** @description The session: HttpOnly, SameSite=Lax. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['InvalidSeatLink'];
      403: components['responses']['Forbidden'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getSignInWays: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The ways that this server has. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInWays'];
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  startDiscordSignIn: {
    parameters: {
      query?: {
        /** @description Where to go when signed in: an absolute path of this site with query and fragment if any, `/` unless told. Anything that could lead elsewhere is 422. */
        return?: string;
        /** @description Not to sign in, but to link the Discord user to the account that is signed in: by either one signs in to it from then on. */
        link?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To Discord. */
      302: {
        headers: {
          /** @description Discord's page to agree on. */
          Location?: string;
          /** @description What this browser brings back with it, for ten minutes: sealed, HttpOnly, SameSite=Lax. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  finishDiscordSignIn: {
    parameters: {
      query?: {
        /** @description Good for one use, from Discord. */
        code?: string;
        /** @description As this browser took it along. */
        state?: string;
        /** @description Why there is no code: `access_denied` when the person said no. */
        error?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed in, to `return`; or to `/sign-in?problem=CODE`, with `return` again, where the code is `discord_denied` (the person said no), `discord_failed` (Discord did not answer, or not as it should), `state_mismatch` (begun in another browser, more than ten minutes ago, or finished already) or `account_disabled`. Who wanted to link an account comes to `/account?problem=CODE`, where it may also be `signed_out` (the account that began), `linked_before` (to another Discord user) or `discord_taken` (by another account). */
      302: {
        headers: {
          /** @description A path of this site. */
          Location?: string;
          /** @description The session when signed in, and the end of what the browser took along. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  openWatchLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WatchSignIn'];
      };
    };
    responses: {
      /** @description The tournament may be watched from now on. */
      200: {
        headers: {
          /** @description The session: HttpOnly, SameSite=Lax. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenedWatch'];
        };
      };
      400: components['responses']['BadRequest'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listTournaments: {
    parameters: {
      query?: {
        /** @description Only items before this id. */
        before?: components['schemas']['Id'];
        /** @description 100 unless told. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each with its newest 20 drafts, and the newest 20 of those that run. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TournamentList'];
        };
      };
      400: components['responses']['BadRequest'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  createTournament: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTournament'];
      };
    };
    responses: {
      /** @description Created; its creator is its organiser. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TournamentDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['TooMany'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getTournament: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The tournament with its drafts and counts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TournamentDetail'];
        };
      };
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteTournament: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['RosterConflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  editTournament: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TournamentEdit'];
      };
    };
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TournamentDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['RosterConflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  restoreTournament: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There again. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TournamentDetail'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['TooMany'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listOrganisers: {
    parameters: {
      query?: {
        /** @description Only items after this id. */
        after?: components['schemas']['Id'];
        /** @description 500 unless told. */
        limit?: number;
      };
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In the order of their accounts. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  addOrganiser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPerson'];
      };
    };
    responses: {
      /** @description Added. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['TooMany'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  removeOrganiser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removed. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['LastOrganiser'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listMembers: {
    parameters: {
      query?: {
        /** @description Only items after this id. */
        after?: components['schemas']['Id'];
        /** @description 500 unless told. */
        limit?: number;
      };
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In the order of their accounts. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  addMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPerson'];
      };
    };
    responses: {
      /** @description Added. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['TooMany'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  removeMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removed. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getWatchLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The link; the last part of its path is the token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchLink'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  rotateWatchLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new link; the old one, and who came by it, stop working at once. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchLink'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listPlayers: {
    parameters: {
      query?: {
        /** @description Only items after this id. */
        after?: components['schemas']['Id'];
        /** @description 2000 unless told. */
        limit?: number;
      };
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The roster, in the order of arrival. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlayerList'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  addPlayers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          components['schemas']['NewPlayer'] | components['schemas']['NewPlayers'];
        'text/csv': string;
      };
    };
    responses: {
      /** @description Those added, in the order given. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlayerList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['TooMany'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  previewRoster: {
    parameters: {
      query?: {
        /** @description The name of an encoding, by IANA or as ICU knows it. Guessed unless told. */
        encoding?: components['parameters']['roster_encoding'];
        /** @description Guessed unless told. */
        separator?: components['parameters']['roster_separator'];
        /** @description The number of the line, 0 for none. Guessed unless told. */
        header_line?: components['parameters']['roster_header_line'];
        /** @description Which column is what, from 0: `name:0,mmr:2,positions:3,discord_id:5`, at least name and mmr. All others are ignored. Guessed unless told. */
        columns?: components['parameters']['roster_columns'];
        /** @description The rating of those who have none, in units of the tournament's scale. Unless told they must be mended or left out. */
        unrated_mmr?: components['parameters']['roster_unrated_mmr'];
        /** @description What happens to people who are on the roster already. `add` makes others of the same name. `update` unless told. */
        on_existing?: components['parameters']['roster_on_existing'];
        /** @description Numbers of lines that count as nothing: `3,5`. */
        leave_out?: components['parameters']['roster_leave_out'];
        /** @description Numbers of lines that are people of their own, in spite of a name that is there already: `3,5`. */
        also_people?: components['parameters']['roster_also_people'];
        /** @description Which lines are whom of the roster, LINE:ID: `3:17,5:18`. */
        persons?: components['parameters']['roster_persons'];
        /** @description How one dot or comma with three digits behind it reads. By the whole column unless told. */
        read_scale?: components['parameters']['roster_read_scale'];
      };
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/*': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description What was understood, whatever it is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterPreview'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  importRoster: {
    parameters: {
      query?: {
        /** @description The name of an encoding, by IANA or as ICU knows it. Guessed unless told. */
        encoding?: components['parameters']['roster_encoding'];
        /** @description Guessed unless told. */
        separator?: components['parameters']['roster_separator'];
        /** @description The number of the line, 0 for none. Guessed unless told. */
        header_line?: components['parameters']['roster_header_line'];
        /** @description Which column is what, from 0: `name:0,mmr:2,positions:3,discord_id:5`, at least name and mmr. All others are ignored. Guessed unless told. */
        columns?: components['parameters']['roster_columns'];
        /** @description The rating of those who have none, in units of the tournament's scale. Unless told they must be mended or left out. */
        unrated_mmr?: components['parameters']['roster_unrated_mmr'];
        /** @description What happens to people who are on the roster already. `add` makes others of the same name. `update` unless told. */
        on_existing?: components['parameters']['roster_on_existing'];
        /** @description Numbers of lines that count as nothing: `3,5`. */
        leave_out?: components['parameters']['roster_leave_out'];
        /** @description Numbers of lines that are people of their own, in spite of a name that is there already: `3,5`. */
        also_people?: components['parameters']['roster_also_people'];
        /** @description Which lines are whom of the roster, LINE:ID: `3:17,5:18`. */
        persons?: components['parameters']['roster_persons'];
        /** @description How one dot or comma with three digits behind it reads. By the whole column unless told. */
        read_scale?: components['parameters']['roster_read_scale'];
      };
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/*': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description What was done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RosterImported'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['TooMany'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['RosterStopped'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  exportRoster: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The columns are name, the rating by its name in this tournament, positions, and for staff discord_id. A cell that a spreadsheet would take for a formula is made plain text by a leading apostrophe, which an import takes off. */
      200: {
        headers: {
          /** @description With a file name made of the tournament's. */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deletePlayer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        player_id: components['parameters']['player_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['RosterConflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  editPlayer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        player_id: components['parameters']['player_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlayerEdit'];
      };
    };
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Player'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['RosterConflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  restorePlayer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        player_id: components['parameters']['player_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description On the roster again. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Player'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['RosterConflict'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listDrafts: {
    parameters: {
      query?: {
        /** @description Only items before this id. */
        before?: components['schemas']['Id'];
        /** @description 1,000 unless told. */
        limit?: number;
      };
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The drafts. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftSummaryList'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  createDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tournament_id: components['parameters']['tournament_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDraft'];
      };
    };
    responses: {
      /** @description The state of the pending draft. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftState'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['TooMany'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getDraft: {
    parameters: {
      query?: {
        /** @description The state as it was after this event. A `seq` that the log has not reached is 422. */
        at?: number;
      };
      header?: {
        'If-None-Match'?: string;
      };
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The state. */
      200: {
        headers: {
          /** @description Names this state; send it back as `If-None-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftState'];
        };
      };
      /** @description Still the state that `If-None-Match` names. */
      304: {
        headers: {
          /** @description Names this state; send it back as `If-None-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  abortDraft: {
    parameters: {
      query?: {
        /** @description Goes into the event. In the body as well only when it is the same. */
        reason?: string;
      };
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['AbortRequest'];
      };
    };
    responses: {
      /** @description The state. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftState'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['DraftConflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  editDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DraftEdit'];
      };
    };
    responses: {
      /** @description The state. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftState'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['DraftConflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  startDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The state. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftState'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['DraftConflict'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  pickPlayer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PickRequest'];
      };
    };
    responses: {
      /** @description Durable. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftChange'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['PickForbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['DraftConflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  undoPick: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['UndoRequest'];
      };
    };
    responses: {
      /** @description Durable. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftChange'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['DraftConflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listEvents: {
    parameters: {
      query?: {
        /** @description Only events after this `seq`, ascending. */
        after?: number;
        /** @description Only events before this `seq`. */
        before?: number;
        /** @description 100 unless told. */
        limit?: number;
      };
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ascending with `after`, descending otherwise. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftEventList'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getBalance: {
    parameters: {
      query?: {
        /** @description Another team size than the draft's. */
        team_size?: number;
        /** @description Another tie window than the draft's. */
        tie_window?: number;
      };
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One entry a style. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BalanceList'];
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NotFound'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listSeats: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A link for each team, in draft order. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeatLinkList'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  rotateSeat: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
        team_id: components['parameters']['team_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new link; the old one, and who signed in with it, stop working at once. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeatLink'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  exportDraft: {
    parameters: {
      query?: {
        /** @description json unless told. */
        format?: 'json' | 'csv';
      };
      header?: never;
      path: {
        draft_id: components['parameters']['draft_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The export. The CSV's columns are team, role, player, mmr and round; a cell that a spreadsheet would take for a formula is made plain text by a leading apostrophe. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftExport'];
          'text/csv': string;
        };
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listAccounts: {
    parameters: {
      query?: {
        /** @description Only items after this id. */
        after?: components['schemas']['Id'];
        /** @description 500 unless told. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Oldest first. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountDetailList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          /** @description Takes the session's cookie away, when the account did it to itself. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['LastOfTheirKind'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  editAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountEdit'];
      };
    };
    responses: {
      /** @description As it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['AccountConflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  signOutEverywhere: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out everywhere, here too. */
      204: {
        headers: {
          /** @description Takes the session's cookie away, when the account did it to itself. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  makePasswordLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Works once, for 24 hours; an older one works no more. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimeLink'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  unlinkDiscord: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nobody signs in to it by Discord any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['LastWayIn'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordChange'];
      };
    };
    responses: {
      /** @description Changed; the account's other sessions have ended. */
      204: {
        headers: {
          /** @description The session: HttpOnly, SameSite=Lax. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      /** @description `wrong_credentials`: the current password is another one; or `not_signed_in`. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      403: components['responses']['Forbidden'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  exportAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: components['parameters']['account_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As an attachment. */
      200: {
        headers: {
          /** @description `attachment`, with a file name. */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountExport'];
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listInvites: {
    parameters: {
      query?: {
        /** @description Only items after this id. */
        after?: components['schemas']['Id'];
        /** @description 500 unless told. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Oldest first. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InviteList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  createInvite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InviteRequest'];
      };
    };
    responses: {
      /** @description Works once, for 7 days. The link is shown this once. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewInvite'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  revokeInvite: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        invite_id: components['parameters']['invite_id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It works no more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InvitationToken'];
      };
    };
    responses: {
      /** @description The link works. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invitation'];
        };
      };
      400: components['responses']['BadRequest'];
      403: components['responses']['Forbidden'];
      404: components['responses']['InvitationNotFound'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  acceptInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InvitationAcceptance'];
      };
    };
    responses: {
      /** @description Signed in; the link is used up. */
      200: {
        headers: {
          /** @description The session: HttpOnly, SameSite=Lax. */
          'Set-Cookie'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedIn'];
        };
      };
      400: components['responses']['BadRequest'];
      403: components['responses']['Forbidden'];
      404: components['responses']['InvitationNotFound'];
      409: components['responses']['NameTaken'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  listAudit: {
    parameters: {
      query?: {
        /** @description Only entries before this `id`. */
        before?: components['schemas']['Id'];
        /** @description 100 unless told. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Newest first. */
      200: {
        headers: {
          Link: components['headers']['NextPage'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['ValidationFailed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getOpenApi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      429: components['responses']['TooManyRequests'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description Not now: starting, stopping, or the database is gone. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Metrics in the Prometheus text format. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
}
