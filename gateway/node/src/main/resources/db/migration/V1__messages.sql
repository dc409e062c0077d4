-- Cases, messages, the work still to do, and what waits for the parties. docs/data-model.md describes every column.
-- Nothing here is readable without the node's storage key: bodies and case numbers are stored encrypted, the columns in clear are ids,
-- codes, digests and times.

create table case_file (
    id uuid primary key,
    holder text not null,
    opened_here boolean not null,
    state text not null,
    encrypted_case_number bytea,
    blinded_number bytea check (octet_length(blinded_number) = 32),
    unique (id, holder),
    unique (holder, blinded_number)
) with (fillfactor = 80);

comment on table case_file is 'A case as one party of this node holds it';
comment on column case_file.id is 'Local id, never leaves the node';
comment on column case_file.holder is 'Party of this node whose case it is';
comment on column case_file.opened_here is 'Whether the holder opened the case; otherwise a peer did';
comment on column case_file.state is 'State of the choreography';
comment on column case_file.encrypted_case_number is 'National case number under the data key of the case; null until the holder has given one';
comment on column case_file.blinded_number is 'HMAC-SHA-256 of the national case number, 32 bytes, by which the case is found; null until there is a number';

create table vault_key (
    case_id uuid primary key references case_file (id),
    reference_key bytea not null check (octet_length(reference_key) = 16),
    subject_id bytea not null check (octet_length(subject_id) = 16),
    wrapped_data_key bytea not null
);

comment on table vault_key is 'The secrets of a case. Deleting the row makes everything kept of the case unreadable; back it up apart, with a short retention';
comment on column vault_key.case_id is 'The case';
comment on column vault_key.reference_key is '16 random bytes from which the pairwise references of the case are derived';
comment on column vault_key.subject_id is '16 random bytes from which the pseudonyms of the person are derived';
comment on column vault_key.wrapped_data_key is 'Data key of the bodies of the case, wrapped under the storage key of the node';

create table case_relation (
    case_id uuid not null,
    peer text not null,
    holder text not null,
    reference text not null,
    opened_here boolean not null,
    last_sent bigint not null check (last_sent >= 0),
    last_delivered bigint not null check (last_delivered >= 0),
    primary key (case_id, peer),
    foreign key (case_id, holder) references case_file (id, holder),
    unique (holder, reference)
) with (fillfactor = 80);

comment on table case_relation is 'What a case is called between its holder and one other party';
comment on column case_relation.case_id is 'The case';
comment on column case_relation.peer is 'The other party';
comment on column case_relation.holder is 'Holder of the case, repeated here so that a reference names one case of a holder only';
comment on column case_relation.reference is 'Pairwise reference, 26 symbols of Crockford Base32';
comment on column case_relation.opened_here is 'Whether this node minted the reference';
comment on column case_relation.last_sent is 'Sequence number of the last message to the peer; 0: none';
comment on column case_relation.last_delivered is 'Sequence number of the last message from the peer that was dealt with; 0: none';

create table consent (
    id bigint generated always as identity primary key,
    case_id uuid not null references case_file (id),
    purpose text not null,
    recipient text not null,
    category text not null,
    valid_from date not null,
    valid_until date not null,
    withdrawn_on date
);

create unique index consent_standing on consent (case_id, purpose, recipient, category) where withdrawn_on is null;
create index consent_of_case on consent (case_id);

comment on table consent is 'Cells of consent; a withdrawn cell stays, a later consent to the same is a new row';
comment on column consent.id is 'Row number';
comment on column consent.case_id is 'The case in which consent was given';
comment on column consent.purpose is 'Purpose of consent';
comment on column consent.recipient is 'Organisation the person agreed to';
comment on column consent.category is 'Category of data';
comment on column consent.valid_from is 'First day';
comment on column consent.valid_until is 'Last day';
comment on column consent.withdrawn_on is 'Day of withdrawal; null: not withdrawn';

create table message (
    message_id uuid not null,
    direction text not null check (direction in ('OUT', 'IN')),
    own_party text not null generated always as (case direction when 'OUT' then from_party else to_party end) stored,
    type text not null,
    case_id uuid not null references case_file (id),
    case_reference text not null,
    sequence bigint not null check (sequence > 0),
    from_party text not null,
    to_party text not null,
    purpose text not null,
    created timestamptz not null,
    expires timestamptz not null,
    suite text not null,
    pack_version text not null,
    policy_version text not null,
    choreography_version text not null,
    code_list_version text not null,
    original_sha256 bytea not null check (octet_length(original_sha256) = 32),
    in_reply_to uuid,
    state text not null check (state in ('ACCEPTED', 'SEALED', 'RELAYED', 'RECEIVED', 'PARKED', 'CONSIGNED', 'DELIVERED', 'REFUSED', 'EXPIRED', 'QUARANTINED')),
    view text not null,
    case_state_before text not null,
    case_state_after text not null,
    envelope_sha256 bytea check (octet_length(envelope_sha256) = 32),
    container_sha256 bytea check (octet_length(container_sha256) = 32),
    refusal_code text,
    refusal_field text,
    refusal_rule text,
    refusal_position integer,
    accepted_at timestamptz not null,
    delivered_at timestamptz,
    primary key (message_id, direction)
) with (fillfactor = 70);

-- The columns that change are in no index, so that a change of state rewrites the row in its page and no index.
create index message_recent on message (own_party, accepted_at desc, message_id desc);
create index message_of_case on message (case_id);

comment on table message is 'A message as this node keeps it, without its body';
comment on column message.message_id is 'UUIDv7 of the message, the same at both nodes';
comment on column message.direction is 'OUT: from a party of this node; IN: to a party of this node';
comment on column message.own_party is 'The party of this node: the sender when OUT, the recipient when IN';
comment on column message.type is 'Code of the message catalogue';
comment on column message.case_id is 'Local case';
comment on column message.case_reference is 'Pairwise reference of the case between sender and recipient';
comment on column message.sequence is 'Position in the case from this sender to this recipient, from 1';
comment on column message.from_party is 'Sending party';
comment on column message.to_party is 'Receiving party';
comment on column message.purpose is 'Purpose code of the catalogue';
comment on column message.created is 'When the sending node accepted the message';
comment on column message.expires is 'When it is worthless to deliver it';
comment on column message.suite is 'Cryptographic suite';
comment on column message.pack_version is 'Version of the country pack of the sender';
comment on column message.policy_version is 'Version of the release policy';
comment on column message.choreography_version is 'Version of the choreography';
comment on column message.code_list_version is 'Version of the canonical code lists';
comment on column message.original_sha256 is 'SHA-256 of the bytes the national system handed in';
comment on column message.in_reply_to is 'The message answered; null: none';
comment on column message.state is 'Where the message is on its way';
comment on column message.view is 'Column of the release policy it was protected for; empty for IN';
comment on column message.case_state_before is 'State of the case before the message';
comment on column message.case_state_after is 'State of the case after the message';
comment on column message.envelope_sha256 is 'SHA-256 of the sealed envelope; null: none yet';
comment on column message.container_sha256 is 'SHA-256 of the signed container inside the envelope; null: none yet';
comment on column message.refusal_code is 'Error code of the refusal; null: not refused';
comment on column message.refusal_field is 'Field id of the refusal; null: none';
comment on column message.refusal_rule is 'Rule id of the refusal; null: none';
comment on column message.refusal_position is 'Line or item of the refusal, from 1; null: none';
comment on column message.accepted_at is 'When this node took the message over';
comment on column message.delivered_at is 'When the system of the recipient had it; null: not yet, as far as this node knows';

create table message_body (
    message_id uuid not null,
    direction text not null,
    encrypted_body bytea not null,
    primary key (message_id, direction),
    foreign key (message_id, direction) references message (message_id, direction)
);
-- Ciphertext does not compress; do not let the server try.
alter table message_body alter column encrypted_body set storage external;

comment on table message_body is 'Canonical messages, encrypted';
comment on column message_body.message_id is 'The message';
comment on column message_body.direction is 'Side of the border, as in message';
comment on column message_body.encrypted_body is 'Canonical message under the data key of the case';

create table envelope (
    message_id uuid not null,
    direction text not null,
    cms bytea not null,
    nonce bytea not null check (octet_length(nonce) = 32),
    primary key (message_id, direction),
    foreign key (message_id, direction) references message (message_id, direction)
);
alter table envelope alter column cms set storage external;

comment on table envelope is 'Sealed envelopes as they go over the wire';
comment on column envelope.message_id is 'The message';
comment on column envelope.direction is 'Side of the border, as in message';
comment on column envelope.cms is 'The envelope, CMS (RFC 5652)';
comment on column envelope.nonce is '32 random bytes that open the commitment to the content on the trail';

create table parked (
    message_id uuid primary key,
    case_id uuid not null,
    peer text not null,
    sequence bigint not null,
    since timestamptz not null
);

-- Not unique: a peer that uses a number twice must not stop the flow, only leave a message waiting.
create index parked_place on parked (case_id, peer, sequence);
create index parked_since on parked (since);

comment on table parked is 'Inbound messages in state PARKED, waiting for their predecessor';
comment on column parked.message_id is 'The message';
comment on column parked.case_id is 'Local case';
comment on column parked.peer is 'Sending party';
comment on column parked.sequence is 'Sequence number of the message';
comment on column parked.since is 'When this node took the message over';

create table receipt (
    message_id uuid not null,
    direction text not null,
    event text not null,
    position bigint generated always as identity,
    signed bytea not null,
    stored_at timestamptz not null,
    primary key (message_id, direction, event)
);
alter table receipt alter column signed set storage external;

comment on table receipt is 'Signed receipts, byte for byte; one for each event of a message';
comment on column receipt.message_id is 'The message, or the submission attempt that was refused';
comment on column receipt.direction is 'Side of the border, as in message';
comment on column receipt.event is 'Event the receipt states';
comment on column receipt.position is 'Order in which receipts were stored';
comment on column receipt.signed is 'The signed container';
comment on column receipt.stored_at is 'When it was stored here';

create table step_done (
    message_id uuid not null,
    step text not null,
    done_at timestamptz not null,
    primary key (message_id, step)
);

comment on table step_done is 'Proof that a step of a message was done; it is done at most once';
comment on column step_done.message_id is 'The message';
comment on column step_done.step is 'The step';
comment on column step_done.done_at is 'When';

create table outbox (
    message_id uuid not null,
    step text not null,
    destination text not null,
    attempt integer not null check (attempt >= 0),
    due_at timestamptz not null,
    promised_at timestamptz not null,
    sent_at timestamptz,
    primary key (message_id, step)
) with (
    fillfactor = 70,
    -- A queue: few rows, many changes. Clean it by the number of changes, not by its size.
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_analyze_threshold = 5000,
    autovacuum_analyze_scale_factor = 0
);

create index outbox_unsent on outbox (due_at) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

comment on table outbox is 'Steps that are promised and not done yet';
comment on column outbox.message_id is 'The message';
comment on column outbox.step is 'What to do';
comment on column outbox.destination is 'Node the step is for, suffix of the queue';
comment on column outbox.attempt is 'How often the step was tried, from 0; part of the duplicate id at the broker';
comment on column outbox.due_at is 'Not before';
comment on column outbox.promised_at is 'When it was promised';
comment on column outbox.sent_at is 'When the present attempt was handed to the broker; null: not yet';

create table submission (
    party text not null,
    idempotency_key text not null,
    original_sha256 bytea not null check (octet_length(original_sha256) = 32),
    receipt bytea not null,
    encrypted_original bytea not null,
    accepted_at timestamptz not null,
    primary key (party, idempotency_key)
);
alter table submission alter column receipt set storage external;
alter table submission alter column encrypted_original set storage external;

comment on table submission is 'Accepted submissions of national systems';
comment on column submission.party is 'Who handed in';
comment on column submission.idempotency_key is 'Key of the sender for this submission';
comment on column submission.original_sha256 is 'SHA-256 of the bytes handed in';
comment on column submission.receipt is 'Signed submission receipt, replayed byte for byte';
comment on column submission.encrypted_original is 'The bytes handed in, encrypted under the data key of the case';
comment on column submission.accepted_at is 'When';

create table submission_message (
    party text not null,
    idempotency_key text not null,
    position integer not null check (position > 0),
    message_id uuid not null unique,
    primary key (party, idempotency_key, position),
    foreign key (party, idempotency_key) references submission (party, idempotency_key)
);

comment on table submission_message is 'Messages a submission became';
comment on column submission_message.party is 'Who handed in';
comment on column submission_message.idempotency_key is 'Key of the submission';
comment on column submission_message.position is 'From 1; the first carries the receipt';
comment on column submission_message.message_id is 'The message';

create table inbox (
    party text not null,
    message_id uuid not null,
    kind text not null check (kind in ('message', 'refusal')),
    type text not null,
    media_type text not null,
    encrypted_content bytea not null,
    arrived_at timestamptz not null,
    fetched_at timestamptz,
    acknowledged_at timestamptz,
    primary key (party, message_id, kind)
);
alter table inbox alter column encrypted_content set storage external;

create index inbox_waiting on inbox (party, arrived_at, message_id) where acknowledged_at is null;

comment on table inbox is 'Documents waiting for a party that fetches';
comment on column inbox.party is 'The party';
comment on column inbox.message_id is 'Message the document came from';
comment on column inbox.kind is 'message, or refusal for the answer to a message of the party';
comment on column inbox.type is 'Code of the message catalogue';
comment on column inbox.media_type is 'Media type of the content';
comment on column inbox.encrypted_content is 'The document under the data key of the case';
comment on column inbox.arrived_at is 'When it was put here';
comment on column inbox.fetched_at is 'First fetch; null: not fetched';
comment on column inbox.acknowledged_at is 'Acknowledgement; null: still waiting';
