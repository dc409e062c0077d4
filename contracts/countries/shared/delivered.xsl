<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical message as it is, in a wrapper with the facts of its delivery and, in the language of the pack, the labels of its codes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:delivery:1"
                exclude-result-prefixes="#all">

  <xsl:include href="codes.xsl"/>

  <xsl:template match="/c:*">
    <Delivered messageId="{$trm:context?message-id}" type="{$trm:context?type}" from="{$trm:context?from}" to="{$trm:context?to}"
               created="{$trm:context?created}" caseReference="{$trm:context?case-reference}">
      <xsl:for-each select="$trm:context?case-number[. ne '']">
        <xsl:attribute name="caseNumber" select="."/>
      </xsl:for-each>
      <xsl:for-each select="$trm:context?in-reply-to[. ne '']">
        <xsl:attribute name="inReplyTo" select="."/>
      </xsl:for-each>
      <xsl:copy-of select="." copy-namespaces="no"/>
      <Labels language="{$trm:context?language}">
        <xsl:for-each-group select=".//c:*[not(*)]" group-by="trm:used(.)">
          <xsl:variable name="list" select="substring-before(current-grouping-key(), ' ')"/>
          <xsl:variable name="code" select="substring-after(current-grouping-key(), ' ')"/>
          <xsl:for-each select="$trm:labels($list) ! .($code)">
            <Label list="{$list}" code="{$code}"><xsl:value-of select="."/></Label>
          </xsl:for-each>
        </xsl:for-each-group>
      </Labels>
    </Delivered>
  </xsl:template>

  <!-- the code a leaf holds or the status it carries, each after the name of its list -->
  <xsl:function name="trm:used" as="xs:string*">
    <xsl:param name="leaf" as="element()"/>
    <xsl:for-each select="$leaf/@trm_dataStatus">
      <xsl:sequence select="'trm_DataStatus ' || ."/>
    </xsl:for-each>
    <xsl:for-each select="$trm:shape?leaves(local-name($leaf))?list[. ne ''][not($leaf/@trm_dataStatus)]">
      <xsl:sequence select=". || ' ' || $leaf"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
