import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Prints, for each file, its number and every departure from PDF/A-1b that PDFBox sees. */
class Preflight {
    public static void main(String[] files) throws Exception {
        for (int number = 0; number < files.length; number++) {
            for (ValidationResult.ValidationError error : check(new File(files[number])).getErrorsList()) {
                System.out.println(number + "\t" + error.getErrorCode() + " " + error.getDetails().replace("\n", " "));
            }
        }
    }

    private static ValidationResult check(File file) throws Exception {
        try {
            PreflightParser parser = new PreflightParser(file);
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                return document.getResult();
            }
        } catch (SyntaxValidationException error) {
            return error.getResult();
        }
    }
}
