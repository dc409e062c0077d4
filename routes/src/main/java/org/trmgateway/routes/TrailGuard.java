package org.trmgateway.routes;

/** Whether enough of this node's trail was seen by others for it to go on: what nobody has seen can still be rewritten. */
public interface TrailGuard {

    /** Where nobody witnesses. */
    TrailGuard OPEN = new TrailGuard() {
        @Override
        public void requireIntake() {}

        @Override
        public void requireExchange() {}
    };

    /**
     * Before a new message is taken from a national system.
     *
     * @throws org.trmgateway.referral.GatewayException with INTAKE_TRAIL_UNWITNESSED or TRAIL_ROLLED_BACK; both may succeed later
     */
    void requireIntake();

    /**
     * Before a message leaves for a peer or is taken from one.
     *
     * @throws org.trmgateway.referral.GatewayException with TRAIL_ROLLED_BACK, which may succeed later
     */
    void requireExchange();
}
