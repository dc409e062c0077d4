-- Statistics that a party was given. They are kept because counting the same time again, or in other parts, would tell by the difference
-- what happened to single cases. Only numbers that were given away are here.

create table statistics (
    party text not null,
    period text not null check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
    cases integer not null,
    threshold integer not null,
    given_at timestamptz not null,
    primary key (party, period)
);

comment on table statistics is 'Statistics that a party was given, to be repeated as they were';
comment on column statistics.party is 'The party';
comment on column statistics.period is 'Calendar year or quarter, by UTC: 2025 or 2025-Q3';
comment on column statistics.cases is 'All cases counted';
comment on column statistics.threshold is 'No number that was given is smaller';
comment on column statistics.given_at is 'When they were given first';

create table statistics_row (
    party text not null,
    period text not null,
    element text not null,
    code text not null,
    cases integer not null check (cases > 0),
    primary key (party, period, element, code),
    foreign key (party, period) references statistics (party, period)
);

comment on table statistics_row is 'The rows of those statistics; what was too small is not there';
comment on column statistics_row.party is 'The party';
comment on column statistics_row.period is 'Calendar year or quarter';
comment on column statistics_row.element is 'Element of the canonical message';
comment on column statistics_row.code is 'Code of its list';
comment on column statistics_row.cases is 'How many cases have it';
