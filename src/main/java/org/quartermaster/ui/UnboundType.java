package org.quartermaster.ui;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.AnnotatedConstructor;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.stream.Collectors;

/** A class as the container sees it, without {@code @RolesAllowed}, which would bind an interceptor to each of its methods. */
record UnboundType<T>(AnnotatedType<T> type) implements AnnotatedType<T> {

    @Override
    public Class<T> getJavaClass() {
        return type.getJavaClass();
    }

    @Override
    public Set<AnnotatedConstructor<T>> getConstructors() {
        return type.getConstructors();
    }

    @Override
    public Set<AnnotatedMethod<? super T>> getMethods() {
        return type.getMethods();
    }

    @Override
    public Set<AnnotatedField<? super T>> getFields() {
        return type.getFields();
    }

    @Override
    public Type getBaseType() {
        return type.getBaseType();
    }

    @Override
    public Set<Type> getTypeClosure() {
        return type.getTypeClosure();
    }

    @Override
    public <A extends Annotation> A getAnnotation(Class<A> kind) {
        return kind == RolesAllowed.class ? null : type.getAnnotation(kind);
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return type.getAnnotations().stream().filter(annotation -> !(annotation instanceof RolesAllowed)).collect(Collectors.toSet());
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> kind) {
        return kind != RolesAllowed.class && type.isAnnotationPresent(kind);
    }
}
