#!/bin/bash
# Runs once, when the volume is empty: the same two roles as LoginRoles.EnsureAsync, with passwords.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$RELIEF_OWNER_PASSWORD" --set login_password="$RELIEF_LOGIN_PASSWORD" <<'SQL'
CREATE ROLE relief_owner LOGIN CREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE relief_login LOGIN NOCREATEROLE NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS PASSWORD :'login_password';
CREATE DATABASE relief OWNER relief_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
SQL
