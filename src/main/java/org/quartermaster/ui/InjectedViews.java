package org.quartermaster.ui;

import com.vaadin.cdi.CdiInstantiator;
import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives views their services although they are no CDI beans: with bean discovery by annotation, {@code @Route} does not make one, and vaadin-cdi then
 * wants a constructor without parameters. Here the container injects the constructor and fields of any component it is asked for. Interceptors stay away from
 * components; the roles of views are checked at navigation.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@VaadinServiceEnabled
@ApplicationScoped
public class InjectedViews implements InstantiatorFactory {

    @Inject
    private BeanManager beans;

    @Override
    public Instantiator createInstantitor(VaadinService service) {
        return new Injecting(beans, service);
    }

    private static final class Injecting extends CdiInstantiator {

        private final transient BeanManager beans;
        private final transient Map<Class<?>, InjectionTarget<?>> targets = new ConcurrentHashMap<>();

        Injecting(BeanManager beans, VaadinService service) {
            super(beans, service);
            this.beans = beans;
        }

        @Override
        public <T> T getOrCreate(Class<T> type) {
            boolean isPlainView = Component.class.isAssignableFrom(type) && beans.getBeans(type, Any.Literal.INSTANCE).isEmpty();
            return isPlainView ? injected(type) : super.getOrCreate(type);
        }

        private <T> T injected(Class<T> type) {
            @SuppressWarnings("unchecked")
            var target = (InjectionTarget<T>) targets.computeIfAbsent(type, this::target);
            var context = beans.<T>createCreationalContext(null);
            T view = target.produce(context);
            target.inject(view, context);
            target.postConstruct(view);
            return view;
        }

        private <T> InjectionTarget<T> target(Class<T> type) {
            return beans.getInjectionTargetFactory(new UnboundType<>(beans.createAnnotatedType(type))).createInjectionTarget(null);
        }
    }
}
