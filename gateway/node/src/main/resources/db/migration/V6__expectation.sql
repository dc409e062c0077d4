-- Answers that are waited for or owed, with their clocks; and notices about them, which wait in the inbox like other documents.

create table expectation (
    message_id uuid not null,
    direction text not null,
    reply text not null,
    case_id uuid not null references case_file (id),
    peer text not null,
    deadline text not null,
    reminder_id uuid not null unique,
    escalation_id uuid not null unique,
    started_at timestamptz,
    due_at timestamptz,
    look_at timestamptz,
    reminded_at timestamptz,
    escalated_at timestamptz,
    answered_at timestamptz,
    cancelled_at timestamptz,
    primary key (message_id, direction, reply),
    foreign key (message_id, direction) references message (message_id, direction)
);

create index expectation_of_case on expectation (case_id);
create index expectation_look on expectation (look_at) where look_at is not null;

comment on table expectation is 'Answers that are waited for (OUT) or owed (IN)';
comment on column expectation.message_id is 'The message that is to be answered';
comment on column expectation.direction is 'OUT: a party of this node asked; IN: a party of this node has to answer';
comment on column expectation.reply is 'Type of the answer; M26: the receipt of hand-over';
comment on column expectation.case_id is 'Local case';
comment on column expectation.peer is 'The other party';
comment on column expectation.deadline is 'How the time is counted: a duration, working days (5WD), or days after a day of the message';
comment on column expectation.reminder_id is 'Id of the reminder, should one be given';
comment on column expectation.escalation_id is 'Id of the notice that the time is over, should one be given';
comment on column expectation.started_at is 'From when the time is counted; null: not handed over yet';
comment on column expectation.due_at is 'When the answer is due; null: the time is not counted yet';
comment on column expectation.look_at is 'When something is to be done next; null: nothing';
comment on column expectation.reminded_at is 'When the party that has to answer was reminded; null: it was not';
comment on column expectation.escalated_at is 'When the party of this node was told that the time is over; null: it was not';
comment on column expectation.answered_at is 'When the answer came or was given; null: not yet';
comment on column expectation.cancelled_at is 'When an answer was no longer wanted; null: it still is, or it came';

alter table inbox drop constraint inbox_kind_check;
alter table inbox add check (kind in ('message', 'refusal', 'notice'));

comment on column inbox.message_id is 'Message the document came from; of a notice, its own id';
comment on column inbox.kind is 'message, refusal for the answer to a message of the party, or notice that an answer is due or late';
