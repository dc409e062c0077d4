<?xml version="1.0" encoding="UTF-8"?>
<!-- teklip -> M02 CapabilityReply. Teklip: zerurlyk; hünärmen; mümkinçilik; görnüşi; welaýat; senesi; diller -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>

  <xsl:template match="p:text" mode="form">
    <CapabilityReply>
      <xsl:call-template name="tm:iş"/>
      <xsl:for-each select="p:line[@key eq 'Teklip']">
        <Offer>
          <!-- zerurlyk we mümkinçilik bolmasa, teklip hiç zat aýtmaýar -->
          <xsl:sequence select="if (tm:bölek(., 1) ne '') then tm:kod('trm_OfferNeed', tm:bölek(., 1), 'zerurlyk') else trm:invalid('Q7', 'required')"/>
          <xsl:sequence select="tm:kod('trm_OfferSpeciality', tm:bölek(., 2), 'hünärmen')"/>
          <xsl:sequence select="if (tm:bölek(., 3) ne '') then tm:kod('trm_OfferCapacity', tm:bölek(., 3), 'mümkinçilik') else trm:invalid('Q8', 'required')"/>
          <xsl:sequence select="tm:kod('trm_OfferMode', tm:bölek(., 4), 'teklip-görnüşi')"/>
          <xsl:sequence select="tm:bölek(., 5)[. ne ''] ! trm:leaf('trm_OfferRegion', tm:welaýat(.))"/>
          <xsl:sequence select="tm:günler('trm_OfferFrom', tm:bölek(., 6), 'Q9')"/>
          <xsl:sequence select="tm:kod('trm_OfferLanguage', tm:sözler(tm:bölek(., 7)), 'dil')"/>
        </Offer>
      </xsl:for-each>
      <xsl:call-template name="tm:aragatnaşyk"/>
    </CapabilityReply>
  </xsl:template>
</xsl:stylesheet>
