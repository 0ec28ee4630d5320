package org.quartermaster.security;

import com.vaadin.flow.component.Component;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.util.Nonbinding;

/**
 * Makes {@code @RolesAllowed} an interceptor binding, so that {@link RoleCheck} stands before every CDI bean that carries it.
 *
 * <p>Vaadin components are left out: their annotation is a rule for navigation, read by the view access check, and an intercepted subclass of a
 * component would check every getter.
 */
public class RolesExtension implements Extension {

    void bind(@Observes BeforeBeanDiscovery discovery) {
        discovery.<RolesAllowed>configureInterceptorBinding(RolesAllowed.class)
                .methods().forEach(member -> member.add(Nonbinding.Literal.INSTANCE));
    }

    <T extends Component> void leaveViewsAlone(@Observes @WithAnnotations(RolesAllowed.class) ProcessAnnotatedType<T> type) {
        type.configureAnnotatedType().remove(annotation -> annotation instanceof RolesAllowed);
    }
}
