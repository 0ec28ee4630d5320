package org.quartermaster.rest;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Puts a role check before every resource method, whether or not the resource is a CDI bean; a method that names no role is closed. */
@Provider
public class RoleFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(new RoleFilter(resource.getResourceClass(), resource.getResourceMethod()));
    }
}
