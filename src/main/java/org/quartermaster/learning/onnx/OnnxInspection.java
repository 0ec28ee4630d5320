package org.quartermaster.learning.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands in an ONNX file, read without running it: the protocol buffer is walked field by field (onnx.proto3, IR version 8), nothing is loaded.
 *
 * @param opset       of the standard operators, 0 when none is named
 * @param operators   kinds of operators, subgraphs included
 * @param parameters  fixed numbers in initialisers
 * @param foreign     operator sets that are not the standard one
 * @param outsideData whether weights lie in another file, which a model from elsewhere could use to read any file
 */
public record OnnxInspection(long opset, Set<String> operators, long parameters, Set<String> foreign, boolean outsideData) {

    private static final Set<String> STANDARD = Set.of("", "ai.onnx", "ai.onnx.ml");
    private static final int DEEPEST = 16;
    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_OPSET = 8;
    private static final int MODEL_TRAINING = 20;
    private static final int MODEL_FUNCTION = 25;
    private static final int FUNCTION_NODE = 7;
    private static final int FUNCTION_OPSET = 9;
    private static final int FUNCTION_ATTRIBUTE = 11;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_SPARSE = 15;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int NODE_DOMAIN = 7;
    private static final int ATTRIBUTE_TENSOR = 5;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int ATTRIBUTE_TENSORS = 10;
    private static final int ATTRIBUTE_GRAPHS = 11;
    private static final int ATTRIBUTE_SPARSE = 22;
    private static final int ATTRIBUTE_SPARSES = 23;
    private static final int SPARSE_VALUES = 1;
    private static final int SPARSE_INDICES = 2;
    private static final int TENSOR_DIMENSION = 1;
    private static final int TENSOR_OUTSIDE = 13;
    private static final int TENSOR_LOCATION = 14;

    /** Of a model in memory; see {@link #of(ModelSource)}. */
    public static OnnxInspection of(byte[] model) {
        return of(new ModelSource.InMemory(model));
    }

    /** @throws IllegalArgumentException if it cannot be read, is no ONNX model, or one that comes with its training */
    public static OnnxInspection of(ModelSource model) {
        try (Arena during = Arena.ofConfined()) {
            return of(model.view(during));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The file cannot be read: %s.".formatted(unreadable), unreadable);
        }
    }

    private static OnnxInspection of(MemorySegment model) {
        Walk walk = new Walk();
        try {
            walk.model(new Fields(model, 0, model.byteSize()));
        } catch (IndexOutOfBoundsException cut) {
            throw new IllegalArgumentException("This is no ONNX model, or it is cut off.", cut);
        }
        if (walk.operators.isEmpty()) {
            throw new IllegalArgumentException("This is no ONNX model: it has no operators.");
        }
        return new OnnxInspection(walk.opset, walk.operators, walk.parameters, walk.foreign, walk.outside);
    }

    private static final class Walk {
        private long opset;
        private long parameters;
        private boolean outside;
        private final Set<String> operators = new TreeSet<>();
        private final Set<String> foreign = new TreeSet<>();

        private void model(Fields fields) {
            while (fields.next()) {
                switch (fields.number) {
                    case MODEL_GRAPH -> graph(fields.inner(), 0);
                    case MODEL_OPSET -> operatorSet(fields.inner());
                    case MODEL_FUNCTION -> function(fields.inner());
                    case MODEL_TRAINING -> throw new IllegalArgumentException("The model comes with its training: export it for inference alone.");
                    default -> { }
                }
            }
        }

        private void function(Fields fields) {
            while (fields.next()) {
                switch (fields.number) {
                    case FUNCTION_NODE -> node(fields.inner(), 0);
                    case FUNCTION_OPSET -> operatorSet(fields.inner());
                    case FUNCTION_ATTRIBUTE -> attribute(fields.inner(), 0);
                    default -> { }
                }
            }
        }

        private void operatorSet(Fields fields) {
            String domain = "";
            long version = 0;
            while (fields.next()) {
                domain = fields.number == 1 ? fields.text() : domain;
                version = fields.number == 2 ? fields.value : version;
            }
            if (STANDARD.contains(domain)) {
                opset = Math.max(opset, domain.endsWith("ml") ? 0 : version);
            } else {
                foreign.add(domain);
            }
        }

        private void graph(Fields fields, int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("The graph is nested more than %d deep.".formatted(DEEPEST));
            }
            while (fields.next()) {
                if (fields.number == GRAPH_NODE) {
                    node(fields.inner(), depth);
                } else if (fields.number == GRAPH_INITIALIZER) {
                    parameters += tensor(fields.inner());
                } else if (fields.number == GRAPH_SPARSE) {
                    sparse(fields.inner());
                }
            }
        }

        private void node(Fields fields, int depth) {
            while (fields.next()) {
                switch (fields.number) {
                    case NODE_OPERATOR -> operators.add(fields.text());
                    case NODE_ATTRIBUTE -> attribute(fields.inner(), depth);
                    case NODE_DOMAIN -> {
                        if (!STANDARD.contains(fields.text())) {
                            foreign.add(fields.text());
                        }
                    }
                    default -> { }
                }
            }
        }

        private void attribute(Fields fields, int depth) {
            while (fields.next()) {
                switch (fields.number) {
                    case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS -> parameters += tensor(fields.inner());
                    case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS -> graph(fields.inner(), depth + 1);
                    case ATTRIBUTE_SPARSE, ATTRIBUTE_SPARSES -> sparse(fields.inner());
                    default -> { }
                }
            }
        }

        /** Its values count; its places, and how large it would be, do not. */
        private void sparse(Fields fields) {
            while (fields.next()) {
                if (fields.number == SPARSE_VALUES) {
                    parameters += tensor(fields.inner());
                } else if (fields.number == SPARSE_INDICES) {
                    tensor(fields.inner());
                }
            }
        }

        private long tensor(Fields fields) {
            long size = 1;
            while (fields.next()) {
                if (fields.number == TENSOR_DIMENSION) {
                    size *= fields.isBlock() ? fields.inner().productOfVarints() : fields.value;
                }
                outside |= fields.number == TENSOR_OUTSIDE || fields.number == TENSOR_LOCATION && fields.value == 1;
            }
            return size;
        }
    }

    /** The fields of one message. */
    private static final class Fields {
        private final MemorySegment bytes;
        private final long end;
        private long at;
        private int number;
        private int wire;
        private long value;
        private long blockFrom;

        private Fields(MemorySegment bytes, long from, long end) {
            this.bytes = bytes;
            this.at = from;
            this.end = end;
        }

        private boolean next() {
            if (at >= end) {
                return false;
            }
            long tag = varint();
            number = (int) (tag >>> 3);
            wire = (int) (tag & 7);
            switch (wire) {
                case 0 -> value = varint();
                case 1 -> at += 8;
                case 2 -> block();
                case 5 -> at += 4;
                default -> throw new IndexOutOfBoundsException("wire type " + wire);
            }
            if (at > end || number == 0) {
                throw new IndexOutOfBoundsException(at + " bytes");
            }
            return true;
        }

        private void block() {
            long length = varint();
            if (length < 0 || length > end - at) {
                throw new IndexOutOfBoundsException(length + " bytes");
            }
            blockFrom = at;
            at += length;
        }

        private boolean isBlock() {
            return wire == 2;
        }

        private Fields inner() {
            if (!isBlock()) {
                throw new IndexOutOfBoundsException("no message");
            }
            return new Fields(bytes, blockFrom, at);
        }

        private String text() {
            return isBlock() ? new String(bytes.asSlice(blockFrom, at - blockFrom).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8) : "";
        }

        private long productOfVarints() {
            long product = 1;
            while (at < end) {
                product *= varint();
            }
            return product;
        }

        private long varint() {
            long result = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte part = bytes.get(ValueLayout.JAVA_BYTE, at++);
                result |= (long) (part & 0x7f) << shift;
                if (part >= 0) {
                    return result;
                }
            }
            throw new IndexOutOfBoundsException("a number of more than 64 bits");
        }
    }
}
