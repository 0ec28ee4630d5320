/**
 * The ground of the REST interface, knowing no business: the application at {@code /api/v1}, errors as problem+json (RFC 9457), roles on resource methods,
 * {@code Idempotency-Key}, {@code ETag} and {@code If-Match}, paging and table queries from the address. Rooms put their resources into {@code room.api}.
 *
 * <p>A resource in a room:
 * <pre>{@code
 * @Path("things")
 * @ApplicationScoped
 * @Produces(MediaType.APPLICATION_JSON)
 * public class ThingsResource {
 *     @GET @RolesAllowed(Role.VIEW)
 *     public Page<Thing> list(@BeanParam TableParams params) {       // ?filter=code:has:mug&sort=-value&limit=100&after=…
 *         return params.page(things, Thing.class);                  // things is a RowSource<Thing>
 *     }
 *
 *     @POST @RolesAllowed(Role.BUY) @Idempotent                     // Idempotency-Key: the first answer is replayed
 *     public Response create(NewThing thing) { … return Response.created(uri).entity(made).build(); }
 *
 *     @PUT @Path("{id}") @RolesAllowed(Role.MANAGE)                 // If-Match: "7" → 428 when it is missing
 *     public Response change(@PathParam("id") int id, @HeaderParam("If-Match") String match, Thing thing) {
 *         service.change(id, ETags.version(match), thing); …
 *         return ETags.answer(changed, changed.version());
 *     }
 * }
 * }</pre>
 *
 * <p>Every resource method, or its class, names its role or {@code @PermitAll}; one without is closed.
 */
package org.quartermaster.rest;
