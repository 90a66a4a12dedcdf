package dev.assent.keys;

/**
 * A column in which a module stores what {@link AtRestEncryption} made; null where nothing is stored. A module declares
 * each as a bean, so that its values are renewed when the operator changes the encryption key.
 *
 * @param table  a table's name, as the module's own SQL says it
 * @param id     the column of its primary key, a {@code varchar} or a {@code uuid}
 * @param column the column with the encrypted values
 */
public record EncryptedColumn(String table, String id, String column) {
}
