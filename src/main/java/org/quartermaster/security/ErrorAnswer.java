package org.quartermaster.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers errors that nobody else answered, in few words and without naming the server or its inside (CWE-209). */
@WebServlet(urlPatterns = ErrorAnswer.PATH, asyncSupported = true)
public class ErrorAnswer extends HttpServlet {

    static final String PATH = "/error-answer";
    private static final Logger LOG = Logger.getLogger(ErrorAnswer.class.getName());
    private static final Map<Integer, String> WORDS = Map.of(400, "This request cannot be read.", 401, "Nobody is signed in.", 403, "This is not allowed.",
            404, "There is nothing at this address.", 405, "This method is not known here.");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        response.setStatus(status);
        String words = status >= 500 ? incident(request) : WORDS.getOrDefault(status, "This does not work.");
        String wanted = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (wanted.startsWith("/api/")) {
            ProblemAnswer.write(response, status, status >= 500 ? "rest.unexpected" : "rest.refused", words);
        } else {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Quartermaster</title><p>%d · %s<p><a href=\"%s/\">Quartermaster</a></html>"
                    .formatted(status, words, request.getContextPath()));
        }
    }

    private static String incident(HttpServletRequest request) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION), () -> "Incident " + incident);
        return "Something went wrong inside. Quote incident %s to your administrator.".formatted(incident);
    }
}
