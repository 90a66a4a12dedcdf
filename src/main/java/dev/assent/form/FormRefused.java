package dev.assent.form;

/** A `.form` file that Assent will not start with. The message names the file and the component. */
public final class FormRefused extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  FormRefused(String message) {
    super(message);
  }

  FormRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
