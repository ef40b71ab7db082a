/**
 * The file of the client Secret against which a plugin verifies the operator (its flag `--client-cert`).
 */
export class ClientCa {
  /**
   * The client certificate itself: right where it is self-signed, or where the file holds its issuer too.
   *
   * A Go client sends no certificate to a server that trusts only a leaf which somebody else signed.
   */
  public static readonly TLS_CRT = new ClientCa('tls.crt');

  /**
   * The certificate of the authority that signed the client certificate: right wherever the Secret has it.
   *
   * Any client certificate of that authority may then call the plugin: use an authority of its own for plugins.
   */
  public static readonly CA_CRT = new ClientCa('ca.crt');

  /**
   * Another key of the client Secret.
   *
   * @param key the key, which is the file's name too
   */
  public static ofKey(key: string): ClientCa {
    return new ClientCa(key);
  }

  private constructor(
    /** Key of the client Secret, and the name of the file in the plugin's container. */
    public readonly key: string,
  ) {}
}
