import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Calendar;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Signs a PDF as programs built on PDFBox do: in a new field, with a visible mark; OpenSSL makes the container. */
class VisibleSign {
    /** IN OUT KEY CERTIFICATE PAGE LEFT LOW WIDTH HEIGHT; the page from 0, places in points. */
    public static void main(String[] given) throws Exception {
        try (PDDocument document = PDDocument.load(new File(given[0]));
                OutputStream out = new FileOutputStream(given[1]);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
            signature.setReason("Agreed");
            signature.setSignDate(Calendar.getInstance());
            options.setPreferredSignatureSize(20000);
            options.setPage(Integer.parseInt(given[4]));
            options.setVisualSignature(mark(new PDRectangle(
                Float.parseFloat(given[5]), Float.parseFloat(given[6]),
                Float.parseFloat(given[7]), Float.parseFloat(given[8]))));
            document.addSignature(signature, options);
            ExternalSigningSupport external = document.saveIncrementalForExternalSigning(out);
            external.setSignature(container(external.getContent(), given[2], given[3]));
        }
    }

    private static InputStream mark(PDRectangle place) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField field = new PDSignatureField(form);
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(place);
            PDAppearanceDictionary appearance = new PDAppearanceDictionary();
            appearance.getCOSObject().setDirect(true);
            appearance.setNormalAppearance(drawn(document, place.getWidth(), place.getHeight()));
            widget.setAppearance(appearance);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    private static PDAppearanceStream drawn(PDDocument document, float width, float height) throws IOException {
        PDFormXObject shape = new PDFormXObject(new PDStream(document));
        shape.setResources(new PDResources());
        shape.setFormType(1);
        shape.setBBox(new PDRectangle(width, height));
        PDAppearanceStream stream = new PDAppearanceStream(shape.getCOSObject());
        try (PDPageContentStream content = new PDPageContentStream(document, stream)) {
            content.addRect(1, 1, width - 2, height - 2);
            content.stroke();
            content.beginText();
            content.setFont(PDType1Font.HELVETICA, 9);
            content.newLineAtOffset(6, height / 2);
            content.showText("Digitally signed");
            content.endText();
        }
        return stream;
    }

    private static byte[] container(InputStream content, String key, String certificate) throws Exception {
        Process openssl = new ProcessBuilder(
            "openssl", "cms", "-sign", "-binary", "-cades", "-outform", "DER", "-signer", certificate, "-inkey", key)
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream to = openssl.getOutputStream()) {
            content.transferTo(to);
        }
        byte[] made = openssl.getInputStream().readAllBytes();
        if (openssl.waitFor() != 0) {
            throw new IOException("openssl failed");
        }
        return made;
    }
}
