-- Room: security. Calls of tokens for shops by minute first: whoever deletes old minutes touches no row of this one.
alter table api_token_calls drop primary key, add primary key (token_id, minute, visitor);
