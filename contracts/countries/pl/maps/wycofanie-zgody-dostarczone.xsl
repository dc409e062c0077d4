<?xml version="1.0" encoding="UTF-8"?>
<!-- M22 ConsentUpdate -> wycofanieZgody -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:pl="urn:trmgateway:pl"
                xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="doreczone.xsl"/>

  <xsl:template match="/c:ConsentUpdate">
    <wycofanieZgody>
      <xsl:call-template name="pl:komunikat"/>
      <xsl:for-each select="c:Case/c:trm_ReferralDate">
        <xsl:attribute name="data" select="."/>
      </xsl:for-each>
      <xsl:for-each select="c:Consent/c:trm_ConsentId">
        <zgoda id="{.}"/>
      </xsl:for-each>
      <xsl:for-each select="c:Withdrawal">
        <wycofanie data="{c:trm_WithdrawnOn}">
          <xsl:for-each select="c:trm_WithdrawAll">
            <xsl:attribute name="wszystko" select="trm:national('tak-nie', .)"/>
          </xsl:for-each>
          <xsl:for-each select="c:trm_WithdrawnPurpose">
            <xsl:attribute name="cel" select="trm:national('cel-zgody', .)"/>
          </xsl:for-each>
          <xsl:for-each select="c:trm_WithdrawnCategory">
            <xsl:attribute name="kategoria" select="trm:national('kategoria-zgody', .)"/>
          </xsl:for-each>
        </wycofanie>
      </xsl:for-each>
      <xsl:for-each select="c:Consent/c:ConsentCell">
        <nowyZakres cel="{trm:national('cel-zgody', c:trm_ConsentPurpose)}" odbiorca="{c:trm_ConsentRecipient}"
                    kategoria="{trm:national('kategoria-zgody', c:trm_ConsentCategory)}" od="{c:trm_ConsentFrom}" do="{c:trm_ConsentUntil}"
                    dalej="{trm:national('dalej', c:trm_ConsentOnward)}"/>
      </xsl:for-each>
      <xsl:apply-templates select="c:Contact, c:Losses/c:trm_Loss" mode="form"/>
    </wycofanieZgody>
  </xsl:template>
</xsl:stylesheet>
