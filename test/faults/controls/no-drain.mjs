/** A saboteur: asked to stop, it says ready to the end and cuts off whoever is being answered. */
import { Health } from '../../../dist/platform/health/health.js';
import { Drain } from '../../../dist/platform/lifecycle/drain.js';

Health.prototype.drain = () => undefined;
Drain.prototype.stopAccepting = function () {
  this.server.server.close();
  this.server.server.closeAllConnections();
};
Drain.prototype.finish = async () => true;
