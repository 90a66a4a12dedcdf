-- Where the client's JWKS is fetched from, if it was not uploaded.
alter table client add column jwks_uri varchar(2048);
alter table client add constraint client_jwks_or_uri check (jwks is null or jwks_uri is null);
-- Whether the weaker algorithms of the compatibility profile are accepted from and used for the client.
alter table client add column compatibility boolean default false not null;
