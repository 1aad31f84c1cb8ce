import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Runs a Neo4j Community server on the loopback interface, from the jars on the class path.
 *
 * Arguments: the folder of its data, the Bolt port, the password of the user neo4j, and, if it is to stop by itself,
 * a file: it runs while somebody has touched that within the last thirty seconds, and deletes the file named
 * last before it stops.
 */
public class Launcher {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public static void main(String[] args) throws Exception {
    var address = new SocketAddress("127.0.0.1", Integer.parseInt(args[1]));
    var server = new DatabaseManagementServiceBuilder(Path.of(args[0]))
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, address)
        .setConfig(BoltConnector.advertised_address, address)
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(GraphDatabaseSettings.pagecache_memory, 64L << 20)
        .setConfig(GraphDatabaseSettings.keep_logical_logs, "1 files")
        .build();
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    // Once: it takes as long as many first queries, while Bolt answers others already.
    Path passwordSet = Path.of(args[0], "password-set");
    if (!Files.exists(passwordSet)) {
      try (var tx = server.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME).beginTx()) {
        tx.execute("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", args[2]));
        tx.commit();
      } catch (org.neo4j.graphdb.QueryExecutionException e) {
        // The data are from an earlier start: Neo4j refuses to set the password that it has.
      }
      Files.writeString(passwordSet, "");
    }
    System.out.println("ready");
    if (args.length < 5) {
      Thread.currentThread().join();
    }
    Path heartbeat = Path.of(args[3]);
    Path record = Path.of(args[4]);
    while (Files.exists(heartbeat)
        && Files.getLastModifiedTime(heartbeat).toInstant().isAfter(Instant.now().minus(PATIENCE))) {
      Thread.sleep(500);
    }
    Files.deleteIfExists(record);
    System.exit(0);
  }
}
