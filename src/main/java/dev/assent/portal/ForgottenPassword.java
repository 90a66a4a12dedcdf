package dev.assent.portal;

/** Somebody says to have forgotten a password. @param typed a user name or an e-mail address, if it is one at all */
record ForgottenPassword(String typed) {

  @Override
  public String toString() {
    return "ForgottenPassword";
  }
}
