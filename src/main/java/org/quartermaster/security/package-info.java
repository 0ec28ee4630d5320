/**
 * People, roles, tokens and the audit trail.
 *
 * <p>Decides who is acting: {@link org.quartermaster.security.DoorMechanism} finds the identity of every request (a session for pages, a bearer token for
 * {@code /api}), {@link org.quartermaster.security.ActorFilter} binds it as {@link org.quartermaster.shared.Actor}, and
 * {@link org.quartermaster.security.RoleCheck} enforces Jakarta's {@code @RolesAllowed} on every CDI bean with hierarchical roles. Owns the tables of
 * {@code V0090__security.sql}. A shop's pages may ask one address with a token that opens nothing else: {@link org.quartermaster.security.ShopDoor}. Never knows what a role is used for in a room. Fires {@link org.quartermaster.shared.Audited} and
 * {@link org.quartermaster.security.SessionsEnded}; keeps every {@code Audited} of all rooms in the same transaction.
 */
package org.quartermaster.security;
