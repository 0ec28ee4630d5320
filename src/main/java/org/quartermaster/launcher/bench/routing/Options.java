package org.quartermaster.launcher.bench.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options of the benches that take each once, with a value. */
final class Options {
    private final Map<String, String> values = new HashMap<>();

    /** @param known the options there are; the first says what is wanted */
    Options(String[] words, String... known) throws BenchArguments.Wrong {
        for (int i = 0; i < words.length; i += 2) {
            if (!List.of(known).contains(words[i])) {
                throw new BenchArguments.Wrong("There is no option %s beside %s.".formatted(words[i], known[0]));
            }
            if (i + 1 == words.length) {
                throw new BenchArguments.Wrong("%s needs a value.".formatted(words[i]));
            }
            values.put(words[i], words[i + 1]);
        }
    }

    String text(String name) throws BenchArguments.Wrong {
        if (!values.containsKey(name)) {
            throw new BenchArguments.Wrong("%s is missing.".formatted(name));
        }
        return values.get(name);
    }

    double number(String name, String otherwise, double least, double most) throws BenchArguments.Wrong {
        double number = BenchArguments.number(name, values.getOrDefault(name, otherwise));
        if (!(number >= least && number <= most)) {
            throw new BenchArguments.Wrong("%s must be between %s and %s.".formatted(name, least, most));
        }
        return number;
    }

    <E extends Enum<E>> E choice(String name, E otherwise) throws BenchArguments.Wrong {
        return values.containsKey(name) ? BenchArguments.choice(otherwise.getDeclaringClass(), name, values.get(name)) : otherwise;
    }
}
