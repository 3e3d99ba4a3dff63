import{$t as e,A as t,Ai as n,C as r,Ca as i,Di as a,Ha as o,Hi as s,Ht as c,Ii as l,Jt as u,Kn as d,Kt as f,Li as p,N as m,Nt as h,P as ee,Rt as g,S as _,Sa as v,Ua as y,Ut as b,V as te,Va as x,W as S,Wa as C,Wn as ne,Xa as re,Xr as w,Xt as ie,Zt as T,_a as E,ga as D,ha as O,ii as k,qa as ae,qt as A,s as oe,va as se,yt as ce}from"./ui-CNja8Pfo.js";import{a as le,i as ue,n as de,o as j,r as fe,s as pe,t as M}from"./JsonTree-DcSUdT-P.js";import{a as N,t as P}from"./Conversation-P_7grX8X.js";import{t as F}from"./Partial-DhjWvzzG.js";import{t as I}from"./By-LZ_e7Czv.js";import{t as L}from"./Values-BVVkQLfl.js";import{t as R}from"./exact-30DdK06L.js";import{t as z}from"./sessionLink-B-n1pFbx.js";import{t as B}from"./Fact-BNCH1xFT.js";import{t as V}from"./useMutation-DjuW5ODA.js";import{t as me}from"./cost-BW9lNGvJ.js";import{n as he}from"./download-SIHBc9sf.js";import{s as ge}from"./TurnOf-Tux6nzsZ.js";var H=re(ae(),1);function _e({of:e,renew:t}){let n=le(e),r=n===`gone`||n!==null&&n.revision>e.revision;return k((0,H.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:r?null:`nothing is new`,run:t}],[t,r])),r?n===`gone`?y(`p`,{className:j.note,role:`status`,children:`✕ It was deleted meanwhile.`}):C(`p`,{className:j.note,role:`status`,children:[`It has changed since. `,y(d,{onPress:t,children:`Show what is new`})]}):null}var U={header:`_header_fvg14_1`,facts:`_facts_fvg14_7`,filter:`_filter_fvg14_29`,second:`_second_fvg14_36`,bad:`_bad_fvg14_40`,tools:`_tools_fvg14_44`,parts:`_parts_fvg14_53`,tags:`_tags_fvg14_69`,tabs:`_tabs_fvg14_107`,stack:`_stack_fvg14_127`,grades:`_grades_fvg14_142`,counts:`_counts_fvg14_159`,veil:`_veil_fvg14_171`,modal:`_modal_fvg14_180`,feedback:`_feedback_fvg14_189`},ve=s(`
  query CompletionHead($id: ID!) {
    changeCursor
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),ye=s(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),be=s(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),xe=s(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Se=s(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Ce=s(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),we=s(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Te=s(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),W=e=>v({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(ve,{id:e},{signal:t});if(r.completion===null&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];let{completion:a,changeCursor:o}=r;return{completion:a&&{...a,changeCursor:o},errors:i}}}),Ee=e=>v({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(ye,{id:e},{signal:t});if(!r.completion)throw i[0]??G();return r.completion.stacktrace}}),De=e=>v({queryKey:[`completion`,e,`feedback`],structuralSharing:!1,queryFn:async({signal:t})=>{let{data:n,errors:r}=await R(be,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??G();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function Oe(e,t){let{data:r}=await n(we,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return r.completions?.nodes[0]?.id??null}function G(){return new l(`NOT_FOUND`,{message:`This completion is not here any more.`})}function ke({id:e}){let{data:t,error:n,isPending:r,refetch:a}=i(De(e));if(r)return y(w,{});if(n)return y(b,{error:n,retry:()=>void a()});let o=new Map;for(let e of t.nodes)o.set(e.taskId,[...o.get(e.taskId)??[],e]);let s=t.tasks.filter(e=>!o.has(e.id)&&e.archivedAt===null);return C(`div`,{className:U.feedback,children:[t.nodes.length===0&&C(m,{title:`Not graded`,children:[y(`p`,{children:`Nobody has given feedback on it.`}),s.length===0&&C(`p`,{children:[`No task asks for a grade of it either: `,y(`a`,{href:`#/tasks`,children:`a task`}),` chooses its calls by their tags, or by a filter.`]})]}),[...o].map(([e,t])=>y(Ae,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&C(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),s.length>0&&C(`section`,{children:[y(`h2`,{children:`Tasks that want a grade`}),y(`ul`,{children:s.map(t=>C(`li`,{children:[y(`a`,{href:K(t.id),className:U.filter,children:y(h,{text:t.name})}),` `,y(`a`,{href:`#/grade/${encodeURIComponent(t.id)}${ce({i:e})}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var K=e=>`#/tasks/${encodeURIComponent(e)}`;function Ae({id:e,grades:t}){let n=t[0]?.task;return C(`section`,{children:[y(`h2`,{children:n?y(`a`,{href:K(e),className:U.filter,children:y(h,{text:n.name})}):`A task that is gone`}),y(`ul`,{className:U.grades,children:t.map(e=>y(`li`,{"data-counts":e.adjudicates,children:y(je,{grade:e})},e.id))})]})}function je({grade:e}){let n=e.task?.version,r=n!==void 0&&n!==e.taskVersion;return C(o,{children:[C(`p`,{className:U.tools,children:[e.adjudicates&&y(`strong`,{className:U.counts,children:`★ the one that counts`}),C(`span`,{children:[`by`,` `,y(`b`,{children:y(q,{of:e})})]}),e.grader?.name!==e.author?.name&&e.author&&C(`span`,{className:U.second,children:[`token `,y(h,{text:e.author.name??e.author.tokenId})]}),y(t,{at:e.createdAt}),C(`span`,{className:U.second,children:[`version `,e.taskVersion,r&&` of ${n}`]})]}),y(L,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&y(Me,{grade:e})]})}function q({of:{grader:e,author:t}}){return y(I,{grade:{grader:e,author:t??null}})}function Me({grade:e}){let[n,r]=(0,H.useState)(!1),i=e.history.toReversed();return C(`div`,{children:[C(d,{"aria-expanded":n,onPress:()=>r(!n),children:[n?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,y(t,{at:e.updatedAt}),` by`,` `,y(h,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),n&&y(`ol`,{className:U.grades,"aria-label":`Earlier revisions, newest first`,children:i.map((n,r)=>C(`li`,{children:[C(`p`,{className:U.tools,children:[`revision `,n.revision,` `,y(t,{at:n.at}),C(`span`,{className:U.second,children:[`version `,n.taskVersion]}),n.grader&&y(q,{of:n})]}),y(L,{of:n.jsonValues,comment:n.comment,against:(i[r-1]??e).jsonValues})]},n.revision))})]})}function Ne({role:e,...t}){let n=a(e),r=(0,H.useId)();return n===null?y(d,{...t}):C(`span`,{children:[y(d,{...t,isDisabled:!0,"aria-describedby":r}),` `,y(`small`,{id:r,children:n})]})}function Pe({id:e}){let[t,n]=(0,H.useState)(!1);return C(o,{children:[y(Ne,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),y(T,{isOpen:t,onOpenChange:n,isDismissable:!0,className:U.veil??``,children:y(ie,{className:U.modal??``,children:y(Fe,{id:e,close:()=>n(!1)})})})]})}function Fe({id:t,close:r}){let i=x(),a=D(),{mutate:o,isPending:s,error:c}=V({mutationFn:()=>n(Ce,{id:t}),onSuccess:()=>{A(`Deleted`),r(),i.removeQueries({queryKey:[`completion`,t]}),i.invalidateQueries({queryKey:[`completions`]}),a({to:`/completions`})}});return C(e,{role:`alertdialog`,children:[y(ne,{slot:`title`,children:`Delete this completion?`}),C(`p`,{children:[y(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),c&&C(`p`,{role:`alert`,className:U.bad,children:[`✕ `,p(c).message]}),C(`div`,{className:U.tools,children:[y(d,{autoFocus:!0,onPress:r,children:`Keep it`}),y(d,{className:`primary`,isDisabled:s,onPress:()=>o(),children:`Delete it`})]})]})}function Ie({of:{id:e,tags:t}}){let n=a(`WRITER`),r=(0,H.useId)(),i=(0,H.useRef)(null),o=Le(e);k((0,H.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let s=e=>o.mutate({tag:e,isAdded:!1});return C(`div`,{className:U.tags,children:[y(`ul`,{"aria-label":`Tags`,children:t.map(e=>C(`li`,{children:[y(X,{by:{tags:{hasAll:[e]}},children:y(h,{text:e})}),n===null&&y(d,{"aria-label":`Take away the tag ${e}`,onPress:()=>s(e),children:`×`})]},e))}),y(Re,{input:i,isDisabled:n!==null,why:r,add:e=>o.mutate({tag:e,isAdded:!0})}),n!==null&&y(`small`,{id:r,children:n}),o.error&&C(`span`,{role:`alert`,className:U.bad,children:[`✕ `,p(o.error).message]})]})}function Le(e){let t=x();return V({mutationFn:async({tag:t,isAdded:r})=>{let i={id:e,tags:[t]},[a]=(r?(await n(xe,i)).data.addTags?.results:(await n(Se,i)).data.removeTags?.results)??[];if(a?.error)throw new l(a.error.code,a.error);return a?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(A(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=W(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function Re({input:e,isDisabled:t,why:r,add:a}){let[o,s]=(0,H.useState)(``),c=(0,H.useId)(),l=i({queryKey:[`tag-suggestions`,o],queryFn:({signal:e})=>n(Te,{prefix:o},{signal:e}),enabled:o!==``&&o.length<=100});return C(`form`,{onSubmit:e=>{e.preventDefault(),o.trim()!==``&&a(o.trim()),s(``)},children:[y(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:o,list:c,disabled:t,...t&&{"aria-describedby":r},onChange:({target:e})=>s(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),y(`datalist`,{id:c,children:l.data?.data.suggest?.names.map(({name:e})=>y(`option`,{value:e},e))})]})}function ze({of:e}){if(!e)return`not reported`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return y(J,{all:e.totalTokens===null?`–`:g(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:y(Y,{name:e,value:g(t),depth:n},e))})}function Be({of:e}){let{cost:t}=e;return t?C(J,{all:`$${t.total}`,children:[y(Y,{name:`input`,value:`$${t.input}`,depth:0}),y(Y,{name:`read from a cache`,value:`$${t.cached}`,depth:1}),y(Y,{name:`output`,value:`$${t.output}`,depth:0}),y(Y,{name:`price of`,value:t.pricedModel,depth:0}),y(Y,{name:`by`,value:t.priceSource,depth:0}),t.priceDate!==null&&y(Y,{name:`as of`,value:t.priceDate,depth:0})]}):`not known: ${me(e)}`}function J({all:e,children:t}){return C(`details`,{className:U.parts,children:[y(`summary`,{children:e}),y(`table`,{children:y(`tbody`,{children:t})})]})}function Y({name:e,value:t,depth:n}){return C(`tr`,{children:[y(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),y(`td`,{children:t})]})}function Ve({of:e}){return C(`header`,{className:U.header,children:[C(`dl`,{className:U.facts,children:[y(B,{name:`Status`,children:e.status===null?y(r,{of:null}):y(X,{by:{status:{eq:e.status}},children:y(r,{of:e.status})})}),e.failureKind!==null&&y(B,{name:`Failure`,children:y(X,{by:{failureKind:{eq:e.failureKind}},children:y(h,{text:e.failureKind})})}),y(He,{of:e}),y(B,{name:`Duration`,children:y(_,{seconds:e.duration})}),e.timeToFirstToken!==null&&y(B,{name:`First token`,children:y(_,{seconds:e.timeToFirstToken})}),y(B,{name:`Tokens`,children:y(ze,{of:e.usage})}),y(B,{name:`Cost`,children:y(Be,{of:e})}),y(Ue,{of:e}),y(Z,{of:e}),y(B,{name:`Made`,children:y(t,{at:e.createdAt})}),e.clientCreatedAt!==null&&y(B,{name:`Made, as the client says`,children:y(t,{at:e.clientCreatedAt})}),C(B,{name:`Changed`,children:[y(t,{at:e.updatedAt}),` `,C(`span`,{className:U.second,children:[`revision `,e.revision]})]}),y(B,{name:`Id`,children:y(`code`,{children:y(h,{text:e.id})})})]}),e.isDerivationPending&&y(`p`,{className:U.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&y(de,{text:e.failureReason}),C(`div`,{className:U.tools,children:[y(Ie,{of:e}),y(Pe,{id:e.id})]})]})}function X({by:e,children:t}){return y(O,{to:`/completions`,search:{f:e},className:U.filter,children:t})}function He({of:{model:e,provider:t,operation:n}}){return C(o,{children:[y(B,{name:`Model`,children:e===null?`–`:y(X,{by:{model:{eq:e}},children:y(h,{text:e})})}),t!==null&&y(B,{name:`Provider`,children:y(X,{by:{provider:{eq:t}},children:y(h,{text:t})})}),n!==null&&y(B,{name:`Operation`,children:y(X,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Ue({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:C(B,{name:`Ended by`,children:[y(X,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&y(`code`,{children:y(h,{text:t})}),n&&y(`strong`,{className:U.bad,children:` ✕ refusal`})]})}function Z({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return C(o,{children:[n!==null&&y(B,{name:`Session`,children:y(`a`,{href:z(n,e),className:U.filter,children:y(h,{text:t?.name||n})})}),r!==null&&y(B,{name:`User`,children:y(X,{by:{userId:{eq:r}},children:y(h,{text:r})})}),i!==null&&y(B,{name:`Prompt version`,children:y(X,{by:{promptVersion:{eq:i}},children:y(h,{text:i})})})]})}function We({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?y(M,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):y(m,{title:`No ${t}`,children:y(`p`,{children:`Nothing of it is logged.`})})}function Ge(e,{rows:t,isWhole:n}=S()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}function Ke({id:e,createdAt:t}){let n=D(),{t:r}=E({from:`/completions/$id`}),i=(0,H.useMemo)(()=>Ge(e),[e]),a=(0,H.useMemo)(()=>{let e=e=>{e===null?A(`There is no further one`):n({to:`/completions/$id`,params:{id:e},search:r===void 0?{}:{t:r},replace:!0})},a=async n=>{t!==null&&e(await Oe(t,n))};return i?{before:()=>e(i.before),after:()=>e(i.after)}:{before:()=>void a(!0).catch(()=>e(null)),after:()=>void a(!1).catch(()=>e(null))}},[i,t,n,r]),[o,s]=i?[i.before===null,i.after===null]:[t===null,t===null];return k((0,H.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,repeats:!0,title:`Previous of the list`,group:e,keys:[`[`],unavailable:o?t(!0):null,run:a.before},{id:`item:next`,repeats:!0,title:`Next of the list`,group:e,keys:[`]`],unavailable:s?t(i?.isWhole??!0):null,run:a.after}]},[a,o,s,i])),C(`nav`,{"aria-label":`The list around it`,className:U.tools,children:[y(O,{to:`/completions`,children:`Completions`}),y(d,{isDisabled:o,onPress:a.before,children:`← Previous`}),y(d,{isDisabled:s,onPress:a.after,children:`Next →`}),y(`span`,{className:U.second,children:i?`${g(i.place+1)} of ${g(i.count)} loaded`:`in the order of time`})]})}function qe({held:e,id:t}){let[n,r]=(0,H.useState)(null);if((0,H.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return y(w,{});let i=()=>e.text(n.id);return C(`div`,{children:[C(`p`,{className:U.tools,children:[C(`span`,{children:[g(n.characters),` characters`]}),y(d,{onPress:()=>void i().then(e=>f(e,`all of it`)),children:`Copy`}),y(d,{onPress:()=>void i().then(e=>he(t.replace(/[^\w.-]+/g,`_`),`json`,[e])),children:`Download`})]}),y(ge,{held:e,of:n.id,label:`Raw`})]})}var Q=500;function Je({id:e}){let{data:t,error:n,isPending:r,refetch:a}=i(Ee(e));if(r)return y(w,{});if(n)return y(b,{error:n,retry:()=>void a()});if(t.length===0)return y(m,{title:`No stack`,children:y(`p`,{children:`The client has not said where it made the call.`})});let s=t.toReversed();return C(o,{children:[y(`ol`,{className:U.stack,"aria-label":`Frames, innermost first`,children:s.slice(0,Q).map(({file:e,line:t,lineno:n,name:r},i)=>C(`li`,{children:[C(`div`,{children:[y(`b`,{children:y(h,{text:r??`?`})}),` `,C(`code`,{children:[y(h,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&y(`pre`,{children:y(h,{text:t.trim()})})]},i))}),s.length>Q&&C(`p`,{children:[`The innermost `,Q,` of `,s.length,` frames.`]})]})}var $=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Ye=[`request`,`response`,`extra`,`raw`];function Xe(){let{id:e}=se({from:`/completions/$id`});return y(c,{title:`Completion`,children:y(Ze,{id:e},e)})}function Ze({id:e}){let{data:t,error:n,isPending:r,refetch:a}=i(W(e)),{t:s=`conversation`}=E({from:`/completions/$id`}),c=x(),[l,u]=(0,H.useState)(0),d=(0,H.useCallback)(()=>{c.invalidateQueries({queryKey:[`completion`,e]}),u(e=>e+1)},[c,e]);if($e(e),et(e),r)return y(w,{children:y(te,{})});if(n)return y(b,{error:n,retry:()=>void a()});let{completion:f}=t;return C(o,{children:[y(Ke,{id:e,createdAt:f?.createdAt??null}),f===null?y(ee,{what:`completion`}):C(o,{children:[y(F,{errors:t.errors,retry:()=>void a()}),y(_e,{of:f,renew:d}),y(Ve,{of:f}),y(`nav`,{"aria-label":`Parts of the call`,className:U.tabs,children:$.map(({tab:t,title:n})=>y(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===s?`page`:void 0,children:n},t))}),C(`div`,{children:[s===`conversation`&&C(o,{children:[y(fe,{of:f}),y(ue,{of:f}),y(P,{id:e},l)]}),y(Qe,{id:e,tab:s,alterations:f.alterations},`payload ${l}`),s===`stack`&&y(Je,{id:e}),s===`feedback`&&y(ke,{id:e})]})]})]})}function Qe({id:e,tab:t,alterations:n}){let r=Ye.includes(t),[i,a]=(0,H.useState)(r);r&&!i&&a(!0);let{answered:o,error:s,again:c}=N(pe,i?e:null),{at:l}=E({from:`/completions/$id`}),u=D({from:`/completions/$id`}),d=(0,H.useCallback)(e=>{u({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[u]);return r?s===void 0?o?t===`raw`?y(qe,{id:e,...o}):y(We,{field:t,answered:o,alterations:n,at:l,onAt:d},t):y(w,{}):y(b,{error:s,retry:c}):null}function $e(e){let{mark:t}=oe(u);k((0,H.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void f(location.href,`the link`)},{id:`mark`,title:`Mark to compare; the second opens both`,group:`Completion`,keys:[`m`],run:()=>t(e)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void f(e,`the id`)}],[e,t]))}function et(e){let t=D();k((0,H.useMemo)(()=>$.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Xe as Completion};